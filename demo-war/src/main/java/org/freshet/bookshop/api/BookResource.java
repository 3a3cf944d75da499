package org.freshet.bookshop.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.freshet.bookshop.catalogue.Book;
import org.freshet.bookshop.catalogue.BookPage;
import org.freshet.bookshop.catalogue.Catalogue;
import org.freshet.bookshop.editing.BookEditor;
import org.freshet.bookshop.editing.EditRefusedException;
import org.freshet.bookshop.problem.Problem;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.Tag;

/** The books. */
@Path("books")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BookResource {

  @Inject private Catalogue catalogue;
  @Inject private BookEditor editor;
  @Inject private Validator validator;
  @Inject private IsrContext isr;

  /** A page of books. */
  @GET
  @Operation(summary = "A page of books")
  @APIResponseSchema(
      value = BookList.class,
      responseCode = "200",
      responseDescription = "The page.")
  @APIResponse(responseCode = "304", ref = "Unchanged")
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  @Isr(tags = "books", sMaxAge = 900)
  public BookList list(@BeanParam ListParameters parameters) {
    BookPage page = catalogue.find(parameters.toQuery());
    if (!page.exists()) {
      throw new NotFoundException();
    }
    return BookList.of(page);
  }

  /** One book. */
  @GET
  @Path("{id: [1-9][0-9]*}")
  @Operation(summary = "One book")
  @APIResponseSchema(
      value = BookView.class,
      responseCode = "200",
      responseDescription = "The book.")
  @APIResponse(responseCode = "304", ref = "Unchanged")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  @Isr(tags = "book:{id}")
  public BookView get(@PathParam("id") long id) {
    Book book = catalogue.find(id).orElseThrow(NotFoundException::new);
    isr.addTags(
        Tag.of("category", book.getCategory().getId()), Tag.of("author", book.getAuthor().getId()));
    return BookView.of(book);
  }

  /** Changes a book to what the body says; its pages are renewed when that is committed. */
  @PUT
  @Path("{id: [1-9][0-9]*}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("editor")
  @Operation(summary = "Changes a book; its pages are renewed when that is committed")
  @SecurityRequirement(name = "account")
  @RequestBody(
      description = "What GET returned, changed.",
      content = @Content(schema = @Schema(implementation = BookView.class)))
  @APIResponseSchema(
      value = BookView.class,
      responseCode = "200",
      responseDescription = "The book.")
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "NoAccount")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "413", ref = "TooLong")
  @APIResponse(responseCode = "415", ref = "WrongType")
  public BookView put(@PathParam("id") long id, InputStream body) throws IOException {
    BookBody book = BookBody.read(body, validator);
    if (!book.isOf(id)) {
      throw refused(
          Status.BAD_REQUEST, "The body is of book " + book.id() + ", not of " + id + ".");
    }
    try {
      return editor.edit(id, book.toEdit()).map(BookView::of).orElseThrow(NotFoundException::new);
    } catch (EditRefusedException e) {
      throw switch (e.reason()) {
        case STALE, ISBN_TAKEN -> refused(Status.CONFLICT, e.sentence());
        case UNKNOWN_AUTHOR, UNKNOWN_CATEGORY -> refused(Status.BAD_REQUEST, e.sentence());
      };
    }
  }

  private static WebApplicationException refused(Status status, String detail) {
    return new WebApplicationException(Problem.of(status, detail).toResponse());
  }
}
