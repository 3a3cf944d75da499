package org.freshet.it.loaded;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.freshet.isr.api.Isr;

/** Pages without a declared tag: what they show, and how often they were made. */
@Path("loaded")
@RequestScoped
public class ShelfPages {

  private static final AtomicInteger RUNS = new AtomicInteger();

  @PersistenceContext(unitName = "shop")
  EntityManager entities;

  @Inject Shelves shelves;

  @GET
  @Path("{copy}/book/{id}")
  @Isr
  @Transactional
  public String book(@PathParam("copy") String copy, @PathParam("id") long id) {
    return shown(entities.find(Book.class, id).getTitle());
  }

  @GET
  @Path("{copy}/plain/{id}")
  @Isr
  public String plain(@PathParam("copy") String copy, @PathParam("id") long id) {
    return shown(entities.find(Book.class, id).getTitle());
  }

  @GET
  @Path("{copy}/shelf/{id}")
  @Isr
  @Transactional
  public String shelf(@PathParam("copy") String copy, @PathParam("id") long id) {
    return shown(titles(entities.find(Shelf.class, id).getBooks()));
  }

  @GET
  @Path("{copy}/books")
  @Isr
  @Transactional
  public String books(@PathParam("copy") String copy) {
    return shown(
        titles(
            entities
                .createQuery("select b from Book b order by b.id", Book.class)
                .getResultList()));
  }

  private static String titles(List<Book> books) {
    return books.stream().map(Book::getTitle).sorted().collect(Collectors.joining("+"));
  }

  private static String shown(String what) {
    return what + " " + RUNS.incrementAndGet();
  }

  @POST
  @Path("reset")
  @Transactional
  public void reset() {
    entities.createQuery("delete from Book").executeUpdate();
    entities.createQuery("delete from Shelf").executeUpdate();
    entities.clear();
    entities.getEntityManagerFactory().getCache().evictAll();
    Shelf shelf = new Shelf(1, "one");
    entities.persist(shelf);
    entities.persist(new Book(1, "a", shelf));
    entities.persist(new Book(2, "b", shelf));
  }

  @POST
  @Path("book/{id}/{title}")
  public void rename(@PathParam("id") long id, @PathParam("title") String title) {
    shelves.renameOne(id, title);
  }

  @POST
  @Path("bulk/{title}")
  public void bulk(@PathParam("title") String title) {
    shelves.rename(title);
  }

  @POST
  @Path("unsaid/{title}")
  public void unsaid(@PathParam("title") String title) {
    shelves.renameUnsaid(title);
  }

  @POST
  @Path("unsaid-sql/{title}")
  public void unsaidInSql(@PathParam("title") String title) {
    shelves.renameUnsaidInSql(title);
  }
}
