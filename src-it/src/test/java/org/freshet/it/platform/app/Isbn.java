package org.freshet.it.platform.app;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** A type of the application, and how the text of a parameter becomes one. */
public record Isbn(String digits) {

  /** Takes hyphens away. */
  @Provider
  public static class Converters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] a) {
      return type == Isbn.class ? (ParamConverter<T>) new Hyphens() : null;
    }
  }

  private static final class Hyphens implements ParamConverter<Isbn> {

    @Override
    public Isbn fromString(String text) {
      String digits = text.replace("-", "");
      if (!digits.matches("\\d{13}")) {
        throw new BadRequestException();
      }
      return new Isbn(digits);
    }

    @Override
    public String toString(Isbn isbn) {
      return isbn.digits();
    }
  }
}
