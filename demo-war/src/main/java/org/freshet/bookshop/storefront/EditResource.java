package org.freshet.bookshop.storefront;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.freshet.bookshop.api.BookBody;
import org.freshet.bookshop.api.BookView;
import org.freshet.bookshop.catalogue.Catalogue;
import org.freshet.bookshop.editing.BookEditor;
import org.freshet.bookshop.editing.EditRefusedException;
import org.freshet.bookshop.editing.EditToken;
import org.freshet.bookshop.problem.Problem;
import org.freshet.isr.api.PageView;

/** The page on which an editor changes a book, and sees its pages renew themselves. */
@Path("{id: [1-9][0-9]*}/edit")
@RequestScoped
@RolesAllowed("editor")
@Produces("text/html;charset=UTF-8")
public class EditResource {

  @Inject private Catalogue catalogue;
  @Inject private BookEditor editor;
  @Inject private EditToken tokens;
  @Inject private Validator validator;

  @Context
  @SuppressWarnings("NullAway.Init") // injected
  private SecurityContext security;

  /** The form. */
  @GET
  public Response form(
      @PathParam("id") long id, @QueryParam("saved") @DefaultValue("false") boolean saved) {
    BookView book = book(id);
    return page(Status.OK, book, EditForm.of(book), saved);
  }

  /** Changes the book and leads back to the form, so that a reload changes nothing. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(
      @PathParam("id") long id, @Context UriInfo uri, MultivaluedMap<String, String> sent) {
    BookView book = book(id);
    EditForm form = EditForm.of(sent);
    String token = sent.getFirst("token");
    if (token == null || !tokens.isGenuine(token, name(), id)) {
      return page(Status.FORBIDDEN, book, form.with("This form is too old: send it again."), false);
    }
    BookBody body = form.toBody(book);
    List<Problem.FieldError> wrong = body.errors(validator);
    if (!wrong.isEmpty()) {
      return page(Status.BAD_REQUEST, book, form.with(wrong), false);
    }
    try {
      if (editor.edit(id, body.toEdit()).isEmpty()) {
        throw new NotFoundException();
      }
    } catch (EditRefusedException e) {
      return page(Status.CONFLICT, book, form.with(e.sentence()), false);
    }
    return Response.seeOther(uri.getAbsolutePathBuilder().queryParam("saved", true).build())
        .build();
  }

  private BookView book(long id) {
    return BookView.of(catalogue.find(id).orElseThrow(NotFoundException::new));
  }

  private Response page(Status status, BookView book, EditForm form, boolean saved) {
    return Response.status(status)
        .header("Cache-Control", "no-store")
        .entity(
            new PageView(
                "/WEB-INF/pages/edit.jsp",
                Map.of(
                    "book",
                    new BookCard(book),
                    "form",
                    form,
                    "categories",
                    catalogue.categories(),
                    "token",
                    tokens.issue(name(), book.id()),
                    "saved",
                    saved)))
        .build();
  }

  private String name() {
    return security.getUserPrincipal().getName();
  }
}
