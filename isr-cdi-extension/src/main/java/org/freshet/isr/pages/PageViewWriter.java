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
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.freshet.isr.api.PageView;
import org.freshet.isr.serve.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page by including its template through the request that the door in front got: a forward
 * from here would bypass the capture.
 */
public final class PageViewWriter implements MessageBodyWriter<PageView> {

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
    try {
      template.include(request, captured);
    } catch (ServletException e) {
      throw new InternalServerErrorException("template " + page.template() + " failed", e);
    } finally {
      page.model().keySet().forEach(request::removeAttribute);
    }
    out.write(captured.text().getBytes(StandardCharsets.UTF_8));
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
