package org.freshet.bookshop.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the books of the shop: each call is one or two statements, whatever it returns. */
@ApplicationScoped
public class Catalogue {

  private static final String WITH_PARTS =
      "select b from Book b join fetch b.author join fetch b.category";

  @PersistenceContext
  @SuppressWarnings("NullAway.Init") // injected
  private EntityManager em;

  /** How many books there are. */
  public long count() {
    return em.createQuery("select count(b) from Book b", Long.class).getSingleResult();
  }

  /** A page of books with their authors and categories; without books if there is no such page. */
  public BookPage find(BookQuery query) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    String where = where(query, parameters);
    long total =
        bind(em.createQuery("select count(b) from Book b" + where, Long.class), parameters)
            .getSingleResult();
    long first = (query.page() - 1L) * query.size();
    if (first >= total) {
      return new BookPage(List.of(), query.page(), query.size(), total);
    }
    String jpql = WITH_PARTS + where + " order by " + query.order().jpql();
    List<Book> books =
        bind(em.createQuery(jpql, Book.class), parameters)
            .setFirstResult((int) first)
            .setMaxResults(query.size())
            .getResultList();
    return new BookPage(List.copyOf(books), query.page(), query.size(), total);
  }

  /** A book with its author and category. */
  public Optional<Book> find(long id) {
    return em.createQuery(WITH_PARTS + " where b.id = :id", Book.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** All categories, by name. */
  public List<Category> categories() {
    return em.createQuery("select c from Category c order by c.name", Category.class)
        .getResultList();
  }

  private static String where(BookQuery query, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>();
    if (query.categoryId() != null) {
      conditions.add("b.category.id = :category");
      parameters.put("category", query.categoryId());
    }
    if (query.authorId() != null) {
      conditions.add("b.author.id = :author");
      parameters.put("author", query.authorId());
    }
    if (query.titleContains() != null) {
      conditions.add("lower(b.title) like :title escape '!'");
      parameters.put("title", "%" + escaped(query.titleContains().toLowerCase(Locale.ROOT)) + "%");
    }
    if (query.yearFrom() != null) {
      conditions.add("b.published >= :yearFrom");
      parameters.put("yearFrom", query.yearFrom());
    }
    if (query.yearTo() != null) {
      conditions.add("b.published <= :yearTo");
      parameters.put("yearTo", query.yearTo());
    }
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static <T> TypedQuery<T> bind(TypedQuery<T> query, Map<String, Object> parameters) {
    parameters.forEach(query::setParameter);
    return query;
  }
}
