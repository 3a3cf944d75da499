package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.util.List;

/** The recipes in the database. */
@ApplicationScoped
public class Recipes {

  @PersistenceContext EntityManager entities;

  Recipe find(long id) {
    Recipe recipe = entities.find(Recipe.class, id);
    if (recipe == null) {
      throw new NotFoundException();
    }
    return recipe;
  }

  List<Recipe> inCuisine(long cuisine, int page) {
    return entities
        .createQuery(
            "select p from Recipe p where p.cuisine.id = :cuisine order by p.id", Recipe.class)
        .setParameter("cuisine", cuisine)
        .setFirstResult(page * 20)
        .setMaxResults(20)
        .getResultList();
  }

  long count(long cuisine) {
    return entities
        .createQuery("select count(p) from Recipe p where p.cuisine.id = :cuisine", Long.class)
        .setParameter("cuisine", cuisine)
        .getSingleResult();
  }

  @Transactional
  void move(long id, Cuisine to) {
    find(id).moveTo(to);
  }

  String published(long id) {
    return find(id).getTitle();
  }

  String draft(long id) {
    return "(draft) " + find(id).getTitle();
  }

  @Transactional
  int archiveAll(long cuisine) {
    return entities
        .createQuery("update Recipe p set p.title = '(archived)' where p.cuisine.id = :cuisine")
        .setParameter("cuisine", cuisine)
        .executeUpdate();
  }
}
