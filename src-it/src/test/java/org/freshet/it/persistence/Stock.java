package org.freshet.it.persistence;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** An enterprise bean, with the transaction and the persistence context of one. */
@Stateless
public class Stock {

  @PersistenceContext(unitName = "shop")
  EntityManager entities;

  /** Gives a post another title, in a transaction that ends with this call. */
  public void rename(long post, String title) {
    entities.find(Post.class, post).setTitle(title);
  }
}
