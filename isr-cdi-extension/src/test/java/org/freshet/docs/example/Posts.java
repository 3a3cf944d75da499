package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.util.List;

/** The posts in the database. */
@ApplicationScoped
public class Posts {

  @PersistenceContext EntityManager entities;

  Post find(long id) {
    Post post = entities.find(Post.class, id);
    if (post == null) {
      throw new NotFoundException();
    }
    return post;
  }

  List<Post> inCategory(long category, int page) {
    return entities
        .createQuery(
            "select p from Post p where p.category.id = :category order by p.id", Post.class)
        .setParameter("category", category)
        .setFirstResult(page * 20)
        .setMaxResults(20)
        .getResultList();
  }

  @Transactional
  int archiveAll(long category) {
    return entities
        .createQuery("update Post p set p.title = '(archived)' where p.category.id = :category")
        .setParameter("category", category)
        .executeUpdate();
  }
}
