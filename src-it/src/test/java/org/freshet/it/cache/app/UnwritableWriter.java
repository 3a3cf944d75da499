package org.freshet.it.cache.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Fails in the middle. */
@Provider
@Produces("text/plain")
public class UnwritableWriter implements MessageBodyWriter<Directed.Unwritable> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Directed.Unwritable.class;
  }

  @Override
  public void writeTo(
      Directed.Unwritable entity,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write("half a ".getBytes(UTF_8));
    throw new IllegalStateException("as directed");
  }
}
