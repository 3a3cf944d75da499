package org.freshet.planted.essentials.ratelimit;

import org.freshet.isr.planted.Sister;

/** A planted violation. */
public class NamesTheSister {
  Sister sister;
}
