package org.freshet.bookshop.editing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.freshet.bookshop.catalogue.Author;
import org.freshet.bookshop.catalogue.Book;
import org.freshet.bookshop.catalogue.Category;
import org.freshet.bookshop.editing.EditRefusedException.Reason;

/** Changes books, one transaction each; the cached pages follow by themselves when it commits. */
@ApplicationScoped
public class BookEditor {

  @PersistenceContext
  @SuppressWarnings("NullAway.Init") // injected
  private EntityManager em;

  /**
   * Makes a book what the edit says.
   *
   * @param id which book
   * @return the changed book with its author and category; empty if there is no such book
   * @throws EditRefusedException if it cannot be changed so
   */
  @Transactional
  public Optional<Book> edit(long id, BookEdit edit) {
    return em.createQuery("select b from Book b where b.id = :id", Book.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(book -> changed(book, edit));
  }

  private Book changed(Book book, BookEdit edit) {
    if (edit.version() != null && edit.version() != book.getVersion()) {
      throw stale(book);
    }
    if (isTaken(edit.isbn13(), book)) {
      throw new EditRefusedException(
          Reason.ISBN_TAKEN, "Another book has the ISBN " + edit.isbn13() + ".");
    }
    Author author = em.find(Author.class, edit.authorId());
    if (author == null) {
      throw new EditRefusedException(
          Reason.UNKNOWN_AUTHOR, "There is no author " + edit.authorId() + ".");
    }
    Category category = em.find(Category.class, edit.categoryId());
    if (category == null) {
      throw new EditRefusedException(
          Reason.UNKNOWN_CATEGORY, "There is no category " + edit.categoryId() + ".");
    }
    book.setIsbn13(edit.isbn13());
    book.setTitle(edit.title());
    book.setAuthor(author);
    book.setCoAuthorNames(edit.coAuthors());
    book.setCategory(category);
    book.setPublished(edit.year());
    book.setPriceMinor(edit.priceMinor());
    flush(book);
    return book;
  }

  private boolean isTaken(String isbn13, Book by) {
    return em.createQuery(
                "select count(b) from Book b where b.isbn13 = :isbn and b.id <> :id", Long.class)
            .setParameter("isbn", isbn13)
            .setParameter("id", by.getId())
            .getSingleResult()
        > 0;
  }

  /** Writes now, so that a concurrent edit is met here and not at commit. */
  private void flush(Book book) {
    try {
      em.flush();
    } catch (PersistenceException e) {
      throw stale(book);
    }
  }

  private static EditRefusedException stale(Book book) {
    return new EditRefusedException(
        Reason.STALE, "Book " + book.getId() + " was changed meanwhile: read it again.");
  }
}
