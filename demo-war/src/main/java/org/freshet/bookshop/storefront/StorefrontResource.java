package org.freshet.bookshop.storefront;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Map;
import org.freshet.bookshop.api.BookView;
import org.freshet.bookshop.api.ListParameters;
import org.freshet.bookshop.catalogue.Book;
import org.freshet.bookshop.catalogue.BookOrder;
import org.freshet.bookshop.catalogue.BookPage;
import org.freshet.bookshop.catalogue.BookQuery;
import org.freshet.bookshop.catalogue.Catalogue;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.PageView;
import org.freshet.isr.api.Tag;

/** The list and the pages of the books. */
@Path("/")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class StorefrontResource {

  @Inject private Catalogue catalogue;
  @Inject private IsrContext isr;

  /** A page of books. */
  @GET
  @Isr(
      tags = {"books", "categories"},
      sMaxAge = 900)
  public PageView list(@BeanParam ListParameters parameters) {
    BookQuery query = parameters.toQuery();
    BookPage page = catalogue.find(query);
    if (!page.exists()) {
      throw new NotFoundException();
    }
    return new PageView(
        "/WEB-INF/pages/list.jsp",
        Map.of(
            "shelf", Shelf.of(page, query),
            "categories", catalogue.categories(),
            "orders", BookOrder.values()));
  }

  /** The page of one book. */
  @GET
  @Path("{id: [1-9][0-9]*}")
  @Isr(tags = "book:{id}")
  public PageView book(@PathParam("id") long id) {
    Book book = catalogue.find(id).orElseThrow(NotFoundException::new);
    isr.addTags(
        Tag.of("category", book.getCategory().getId()), Tag.of("author", book.getAuthor().getId()));
    return PageView.of("/WEB-INF/pages/book.jsp", "book", new BookCard(BookView.of(book)));
  }
}
