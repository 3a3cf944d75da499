package org.freshet.planted.isr.http;

/** Planted: prints. */
class Prints {
  void print() {
    System.out.println("planted");
  }
}
