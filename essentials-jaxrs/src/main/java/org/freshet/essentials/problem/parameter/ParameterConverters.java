package org.freshet.essentials.problem.parameter;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.config.ProblemSettings;
import org.jspecify.annotations.Nullable;

/**
 * Converts parameters as Jakarta REST does, and names the one whose text is no value of its type.
 * The server's own conversion would say 404, and only that.
 */
public final class ParameterConverters implements ParamConverterProvider {

  static final String CODE = "Conversion";

  private final ProblemSettings settings;

  /** Converters that answer as the settings say. */
  public ParameterConverters(ProblemSettings settings) {
    this.settings = settings;
  }

  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    ParameterPlace place = annotations == null ? null : ParameterPlace.of(annotations);
    Conversion conversion = place == null ? null : Conversion.of(type);
    return place == null || conversion == null ? null : new Converter<>(place, conversion);
  }

  private final class Converter<T> implements ParamConverter<T> {

    private final ParameterPlace place;
    private final Conversion conversion;

    Converter(ParameterPlace place, Conversion conversion) {
      this.place = place;
      this.conversion = conversion;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // of the class it was asked for; null is no text
    public T fromString(@Nullable String text) {
      return (T) (text == null ? conversion.absent() : value(text));
    }

    private @Nullable Object value(String text) {
      try {
        return conversion.step().apply(text);
      } catch (WebApplicationException e) {
        throw e;
      } catch (Exception e) {
        throw new ProblemException(
            settings
                .problem(422, "validation", "Your request is not valid.")
                .with("errors", List.of(place.error(conversion.rule(), CODE))));
      }
    }

    @Override
    public String toString(T value) {
      return String.valueOf(value);
    }
  }
}
