package org.freshet.bookshop.opening;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.bookshop.catalogue.Author;
import org.freshet.bookshop.catalogue.Book;
import org.freshet.bookshop.catalogue.Category;

/** Fills the empty database when the shop starts, in one transaction. */
@ApplicationScoped
class CatalogueLoader {

  private static final Logger LOG = System.getLogger(CatalogueLoader.class.getName());

  @PersistenceContext
  @SuppressWarnings("NullAway.Init") // injected
  private EntityManager em;

  @Resource
  @SuppressWarnings("NullAway.Init") // injected
  private UserTransaction transaction;

  void onStart(@Observes @Initialized(ApplicationScoped.class) Object start) throws Exception {
    transaction.begin();
    try {
      int books = load(CatalogueFile.read());
      transaction.commit();
      LOG.log(Level.INFO, "the catalogue has {0} books", books);
    } catch (RuntimeException e) {
      transaction.rollback();
      throw e;
    }
  }

  private int load(List<CatalogueFile.Row> rows) {
    if (em.createQuery("select count(b) from Book b", Long.class).getSingleResult() > 0) {
      return 0;
    }
    Map<String, Author> authors = new HashMap<>();
    Map<String, Category> categories = new HashMap<>();
    List<Book> books = new ArrayList<>();
    for (CatalogueFile.Row row : rows) {
      Book book = new Book();
      book.setIsbn13(row.isbn13());
      book.setTitle(row.title());
      book.setAuthor(authors.computeIfAbsent(row.authors().get(0), this::author));
      book.setCoAuthorNames(row.authors().subList(1, row.authors().size()));
      book.setCategory(categories.computeIfAbsent(row.category(), this::category));
      book.setPublished(row.year());
      book.setPriceMinor(row.priceMinor());
      em.persist(book);
      books.add(book);
    }
    SampleOrders.of(books, LocalDateTime.now(Clock.systemUTC())).forEach(em::persist);
    return rows.size();
  }

  private Author author(String name) {
    Author author = new Author(name);
    em.persist(author);
    return author;
  }

  private Category category(String name) {
    Category category = new Category(name);
    em.persist(category);
    return category;
  }
}
