package org.freshet.planted.partstream.delivery;

import org.freshet.isr.planted.Sister;

/** A planted violation. */
public class NamesTheSister {
  Sister sister;
}
