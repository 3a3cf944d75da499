package org.freshet.planted.isr.persistence.unit;

import com.akamai.edgegrid.signer.EdgeGridV1Signer;

/** Planted: names the library of a CDN outside of the room that signs. */
public class NamesSigner {

  EdgeGridV1Signer signer;
}
