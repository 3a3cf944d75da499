package org.freshet.isr.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.freshet.isr.api.PageView;
import org.freshet.isr.config.Codes;
import org.freshet.isr.serve.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page by including its template through the request that the door in front got: a forward
 * from here would bypass the capture.
 */
public final class PageViewWriter implements MessageBodyWriter<PageView> {

  private static final Logger LOG = System.getLogger(PageViewWriter.class.getName());

  @Context @Nullable HttpServletRequest current;

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return PageView.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      PageView page,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    HttpServletRequest request = attribute(Entry.REQUEST, HttpServletRequest.class);
    HttpServletResponse response = attribute(Entry.RESPONSE, HttpServletResponse.class);
    RequestDispatcher template = request.getRequestDispatcher(page.template());
    if (template == null) {
      throw new InternalServerErrorException("no template " + page.template());
    }
    page.model().forEach(request::setAttribute);
    PageResponse captured = new PageResponse(response);
    if (!isReached(template, page, request, captured)) {
      String message =
          Codes.TEMPLATE_UNREACHED
              + ": the template "
              + page.template()
              + " is not reached: Jakarta REST answers its path, too, as with"
              + " @ApplicationPath(\"/\") on WildFly; give that application a path of its own";
      LOG.log(Level.ERROR, message);
      throw new InternalServerErrorException(message);
    }
    out.write(captured.text().getBytes(StandardCharsets.UTF_8));
  }

  /** Includes the template; false if Jakarta REST was entered in its place. */
  private static boolean isReached(
      RequestDispatcher template, PageView page, HttpServletRequest request, PageResponse captured)
      throws IOException {
    request.setAttribute(Entry.TEMPLATE, page.template());
    try {
      template.include(request, captured);
      return request.getAttribute(Entry.TEMPLATE) != null;
    } catch (ServletException e) {
      throw new InternalServerErrorException("template " + page.template() + " failed", e);
    } finally {
      request.removeAttribute(Entry.TEMPLATE);
      page.model().keySet().forEach(request::removeAttribute);
    }
  }

  private <T> T attribute(String name, Class<T> type) {
    Object value = current == null ? null : current.getAttribute(name);
    if (!type.isInstance(value)) {
      throw new InternalServerErrorException(
          "a PageView wants the library's filter in front, which this application does not have");
    }
    return type.cast(value);
  }
}
