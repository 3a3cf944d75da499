package org.freshet.it.parts.app;

import jakarta.ejb.Stateless;

/** An enterprise bean: what it throws arrives inside of an exception of the container. */
@Stateless
public class Clerk {

  public int ask() {
    throw new Faults.AwayException();
  }
}
