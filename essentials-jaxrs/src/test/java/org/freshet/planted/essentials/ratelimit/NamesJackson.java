package org.freshet.planted.essentials.ratelimit;

import com.fasterxml.planted.Mapper;

/** A planted violation. */
public class NamesJackson {
  Mapper mapper;
}
