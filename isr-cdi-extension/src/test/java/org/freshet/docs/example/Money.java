package org.freshet.docs.example;

/** An amount, of which JSON does not know how it is made. */
public interface Money {

  /** How much. */
  long cents();

  /** Of what. */
  String currency();
}
