package org.freshet.essentials.crud;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.config.ProblemSettings;
import org.jspecify.annotations.Nullable;

/**
 * Bodies as forms. The body is read as JSON first, to see what is in it; the application's own
 * provider binds it then, whichever that is.
 */
final class Bodies {

  private static final JsonProvider JSON = JsonProvider.provider();
  private static final Annotation[] NONE = {};
  private static final MediaType TYPE = MediaType.APPLICATION_JSON_TYPE;

  private final ProblemSettings problems;
  private final boolean refuseUnknown;

  Bodies(ProblemSettings problems, boolean refuseUnknown) {
    this.problems = problems;
    this.refuseUnknown = refuseUnknown;
  }

  <F> F entering(Class<F> form, InputStream body, Providers providers) {
    JsonObject sent = checked(form, object(body));
    return bound(form, JsonShape.of(form).known(sent), providers);
  }

  /** RFC 7396: what the patch does not name stays, null takes away, the rest replaces. */
  <F> F merged(Class<F> form, F present, InputStream body, Providers providers) {
    JsonShape shape = JsonShape.of(form);
    JsonObject patch = shape.known(checked(form, object(body)));
    JsonObject now = shape.known(written(form, present, providers));
    JsonValue patched = JSON.createMergePatch(patch).apply(now);
    return bound(form, shape.emptied(patched.asJsonObject(), patch), providers);
  }

  private JsonObject checked(Class<?> form, JsonObject sent) {
    Refusals refusals = new Refusals(refuseUnknown);
    JsonShape.of(form).check(sent, "#", refusals);
    refusals.throwIfAny(problems);
    return sent;
  }

  private JsonObject object(InputStream body) {
    try (JsonReader reader = JSON.createReader(body)) {
      if (reader.readValue() instanceof JsonObject object) {
        return object;
      }
    } catch (JsonException e) {
      throw isTooLarge(e) ? new ProblemException(Problem.of(413), e) : unreadable(e);
    } catch (IllegalStateException | ArithmeticException e) {
      throw unreadable(e);
    }
    throw unreadable(null);
  }

  private <F> F bound(Class<F> form, JsonObject object, Providers providers) {
    MessageBodyReader<F> reader = providers.getMessageBodyReader(form, form, NONE, TYPE);
    if (reader == null) {
      throw new IllegalStateException("no provider reads " + form.getName() + " from JSON");
    }
    try {
      byte[] bytes = object.toString().getBytes(StandardCharsets.UTF_8);
      F bound =
          reader.readFrom(
              form, form, NONE, TYPE, new MultivaluedHashMap<>(), new ByteArrayInputStream(bytes));
      if (bound == null) {
        throw unreadable(null);
      }
      return bound;
    } catch (ProblemException e) {
      throw e;
    } catch (WebApplicationException e) {
      throw e.getResponse().getStatus() < 500 ? unreadable(e) : e;
    } catch (IOException | RuntimeException e) {
      // The form itself may refuse a value, too: what was sent is wrong in either case.
      throw unreadable(e);
    }
  }

  private static <F> JsonObject written(Class<F> form, F present, Providers providers) {
    MessageBodyWriter<F> writer = providers.getMessageBodyWriter(form, form, NONE, TYPE);
    if (writer == null) {
      throw new IllegalStateException("no provider writes " + form.getName() + " as JSON");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.writeTo(present, form, form, NONE, TYPE, new MultivaluedHashMap<>(), bytes);
    } catch (IOException e) {
      throw new ProcessingException(e);
    }
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(bytes.toByteArray()))) {
      return reader.readObject();
    }
  }

  /** Undertow says so while the body is read. */
  private static boolean isTooLarge(JsonException e) {
    Throwable cause = e.getCause();
    return cause != null && cause.getClass().getSimpleName().equals("RequestTooBigException");
  }

  /** What a parser says of it stays here, since it quotes the body. */
  private ProblemException unreadable(@Nullable Exception e) {
    Problem problem = problems.problem(400, "unreadable-body", "The body cannot be read.");
    return e == null ? new ProblemException(problem) : new ProblemException(problem, e);
  }
}
