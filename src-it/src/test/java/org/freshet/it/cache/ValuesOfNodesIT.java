package org.freshet.it.cache;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;

/** By what the server has. */
class ValuesOfNodesIT extends ValuesOfNodes {

  @Deployment(name = "one", testable = false, order = 1)
  static Archive<?> one() {
    return node(war(false));
  }

  @Deployment(name = "other", testable = false, order = 2)
  static Archive<?> other() {
    return node(war(true));
  }
}
