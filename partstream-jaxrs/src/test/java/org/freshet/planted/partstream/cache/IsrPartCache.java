package org.freshet.planted.partstream.cache;

import org.freshet.isr.planted.Sister;

/** A planted violation. */
public class IsrPartCache {
  Sister sister;
}
