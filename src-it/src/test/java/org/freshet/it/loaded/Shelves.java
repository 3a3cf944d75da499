package org.freshet.it.loaded;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import org.freshet.isr.api.RevalidatesEntity;

/** Changes books past all listeners, and mostly says so. */
@ApplicationScoped
public class Shelves {

  @PersistenceContext(unitName = "shop")
  EntityManager entities;

  @Resource UserTransaction transaction;

  /** Commits with this call. */
  @Transactional
  @RevalidatesEntity(Book.class)
  public void rename(String title) {
    update(title);
  }

  /** Rolls back with this call. */
  @Transactional
  @RevalidatesEntity(Book.class)
  public void renameAndFail(String title) {
    update(title);
    throw new IllegalStateException("thrown for a test");
  }

  /** Commits with this call although it fails. */
  @Transactional
  @RevalidatesEntity(Book.class)
  public void renameAndComplain(String title) throws Complaint {
    update(title);
    throw new Complaint();
  }

  /** A checked exception, which rolls nothing back. */
  public static class Complaint extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Joins the transaction of the caller. */
  @RevalidatesEntity(Book.class)
  public void renameInside(String title) {
    update(title);
  }

  /** Begins and commits one itself. */
  @RevalidatesEntity(Book.class)
  public void renameInItsOwn(String title) throws Exception {
    transaction.begin();
    update(title);
    transaction.commit();
  }

  /** Has none. */
  @RevalidatesEntity(tags = {"shelf:{shelf}", "book:{book.title}"})
  public void touch(@Named("shelf") long shelf, @Named("book") Book book) {
    // What it would change is another program's.
  }

  /** Switched off by configuration. */
  @Transactional
  @RevalidatesEntity(Book.class)
  public void renameSilently(String title) {
    update(title);
  }

  /** Says nothing. */
  @Transactional
  public void renameUnsaid(String title) {
    update(title);
  }

  /** Says nothing, in SQL. */
  @Transactional
  public void renameUnsaidInSql(String title) {
    entities
        .createNativeQuery("update loaded_book set title = ?1 where id = 1")
        .setParameter(1, title)
        .executeUpdate();
  }

  /** Says nothing, and needs not: the listener sees it. */
  @Transactional
  public void renameOne(long id, String title) {
    entities.find(Book.class, id).setTitle(title);
    entities.createQuery("update Untold u set u.name = 'x'").executeUpdate();
  }

  private void update(String title) {
    entities
        .createQuery("update Book b set b.title = :title where b.id = 1")
        .setParameter("title", title)
        .executeUpdate();
  }
}
