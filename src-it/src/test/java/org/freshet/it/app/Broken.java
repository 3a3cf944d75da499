package org.freshet.it.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Asks for a bean that nobody has. */
@ApplicationScoped
public class Broken {
  @Inject Runnable nobody;
}
