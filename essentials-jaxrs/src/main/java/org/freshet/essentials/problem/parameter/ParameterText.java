package org.freshet.essentials.problem.parameter;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.config.ProblemSettings;
import org.jspecify.annotations.Nullable;

/** Texts of requests as values, for those who read them without Jakarta REST. */
public final class ParameterText {

  private ParameterText() {}

  /**
   * The value that a text stands for.
   *
   * @throws ProblemException 422 if it stands for none
   */
  public static <T> T value(
      Class<T> type, ParameterPlace place, String text, ProblemSettings settings) {
    T value = valueOrNull(type, text);
    if (value == null) {
      Conversion conversion = conversion(type);
      throw new ProblemException(
          settings
              .problem(422, "validation", "Your request is not valid.")
              .with("errors", List.of(place.error(conversion.rule(), ParameterConverters.CODE))));
    }
    return value;
  }

  /** The value that a text stands for, null if it stands for none. */
  @SuppressWarnings("unchecked") // a conversion makes values of the type it was asked for
  public static <T> @Nullable T valueOrNull(Class<T> type, String text) {
    if (type == String.class) {
      return (T) text;
    }
    try {
      return (T) conversion(type).step().apply(text);
    } catch (WebApplicationException e) {
      throw e;
    } catch (Exception e) {
      return null;
    }
  }

  private static Conversion conversion(Class<?> type) {
    Conversion conversion = Conversion.of(type);
    if (conversion == null) {
      throw new IllegalArgumentException("no text stands for a " + type.getName());
    }
    return conversion;
  }
}
