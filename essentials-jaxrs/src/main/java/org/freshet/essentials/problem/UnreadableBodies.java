package org.freshet.essentials.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.Locale;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.config.ProblemSettings;
import org.jspecify.annotations.Nullable;

/**
 * Tells a body that the client got wrong from a failure of the server, right where it is read:
 * later both look like the same exception of some provider. What the reader says about it stays
 * here, since it quotes the body.
 */
public final class UnreadableBodies implements ReaderInterceptor {

  /** The root classes of what Jackson throws, of both its lines. */
  private static final String[] PARSERS = {
    "com.fasterxml.jackson.core.JacksonException",
    "com.fasterxml.jackson.core.JsonProcessingException"
  };

  private final ProblemSettings settings;

  /** An interceptor that answers as the settings say. */
  public UnreadableBodies(ProblemSettings settings) {
    this.settings = settings;
  }

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    try {
      refuseEmpty(context);
      return context.proceed();
    } catch (WebApplicationException e) {
      throw e.getResponse().getStatus() == 400 && !(e instanceof ProblemException)
          ? unreadable(e)
          : e;
    } catch (IOException e) {
      if (e instanceof NoContentException || isOfParser(e.getClass())) {
        throw unreadable(e);
      }
      if (e.getClass().getSimpleName().equals("RequestTooBigException")) {
        throw new ProblemException(Problem.of(413), e);
      }
      throw e;
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  /** What providers make of nothing differs: null, or some exception. */
  private static void refuseEmpty(ReaderInterceptorContext context) throws IOException {
    MediaType type = context.getMediaType();
    String subtype = type == null ? "" : type.getSubtype().toLowerCase(Locale.ROOT);
    if (subtype.equals("json") || subtype.endsWith("+json")) {
      PushbackInputStream body = new PushbackInputStream(context.getInputStream());
      int first = body.read();
      if (first < 0) {
        throw new NoContentException("an empty body is no JSON");
      }
      body.unread(first);
      context.setInputStream(body);
    }
  }

  private static boolean isOfParser(@Nullable Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (String parser : PARSERS) {
        if (c.getName().equals(parser)) {
          return true;
        }
      }
    }
    return false;
  }

  private ProblemException unreadable(Exception e) {
    return new ProblemException(
        settings.problem(400, "unreadable-body", "The body cannot be read."), e);
  }
}
