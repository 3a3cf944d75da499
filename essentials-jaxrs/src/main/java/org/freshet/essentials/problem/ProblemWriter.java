package org.freshet.essentials.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.freshet.essentials.api.Problem;

/** Writes problems; which of the two forms, {@link ProblemAnswers} has decided before. */
public final class ProblemWriter implements MessageBodyWriter<Problem> {

  /** The media type of problems (RFC 9457, section 6.1). */
  public static final MediaType JSON = new MediaType("application", "problem+json");

  static final MediaType HTML = new MediaType("text", "html", "utf-8");

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return Problem.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Problem problem,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    String text = HTML.isCompatible(mediaType) ? ProblemHtml.of(problem) : ProblemJson.of(problem);
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
