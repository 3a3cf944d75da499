package org.freshet.planted.isr.http;

import java.io.ObjectInputStream;

/** Planted: reads serialised objects. */
class ReadsObjects {
  ObjectInputStream in;
}
