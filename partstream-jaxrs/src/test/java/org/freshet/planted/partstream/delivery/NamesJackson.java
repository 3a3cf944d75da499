package org.freshet.planted.partstream.delivery;

import com.fasterxml.planted.Mapper;

/** A planted violation. */
public class NamesJackson {
  Mapper mapper;
}
