package org.freshet.isr;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** As much of Jakarta REST as the plain parts of the doors want: two kinds of header values. */
public final class FakeRuntimeDelegate extends RuntimeDelegate {

  @Override
  public <T> HeaderDelegate<T> createHeaderDelegate(Class<T> type) {
    if (type == MediaType.class) {
      return delegate(text -> type.cast(mediaType(text)), value -> text((MediaType) value));
    }
    if (type == EntityTag.class) {
      return delegate(
          text -> type.cast(new EntityTag(text)),
          value -> '"' + ((EntityTag) value).getValue() + '"');
    }
    return null;
  }

  private static MediaType mediaType(String text) {
    String[] parts = text.split(";");
    String[] type = parts[0].trim().split("/");
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] parameter = parts[i].trim().split("=");
      parameters.put(parameter[0], parameter[1]);
    }
    return new MediaType(type[0], type[1], parameters);
  }

  private static String text(MediaType type) {
    StringBuilder text = new StringBuilder(type.getType()).append('/').append(type.getSubtype());
    type.getParameters().forEach((name, value) -> text.append(';').append(name + '=' + value));
    return text.toString();
  }

  private static <T> HeaderDelegate<T> delegate(
      Function<String, T> reads, Function<T, String> writes) {
    return new HeaderDelegate<>() {
      @Override
      public T fromString(String text) {
        return reads.apply(text);
      }

      @Override
      public String toString(T value) {
        return writes.apply(value);
      }
    };
  }

  @Override
  public UriBuilder createUriBuilder() {
    throw new UnsupportedOperationException("not faked");
  }

  @Override
  public Response.ResponseBuilder createResponseBuilder() {
    throw new UnsupportedOperationException("not faked");
  }

  @Override
  public EntityPart.Builder createEntityPartBuilder(String partName) {
    throw new UnsupportedOperationException("not faked");
  }

  @Override
  public Variant.VariantListBuilder createVariantListBuilder() {
    throw new UnsupportedOperationException("not faked");
  }

  @Override
  public <T> T createEndpoint(Application application, Class<T> type) {
    throw new UnsupportedOperationException("not faked");
  }

  @Override
  public Link.Builder createLinkBuilder() {
    throw new UnsupportedOperationException("not faked");
  }

  @Override
  public SeBootstrap.Configuration.Builder createConfigurationBuilder() {
    throw new UnsupportedOperationException("not faked");
  }

  @Override
  public CompletionStage<SeBootstrap.Instance> bootstrap(
      Application application, SeBootstrap.Configuration configuration) {
    throw new UnsupportedOperationException("not faked");
  }

  @Override
  public CompletionStage<SeBootstrap.Instance> bootstrap(
      Class<? extends Application> type, SeBootstrap.Configuration configuration) {
    throw new UnsupportedOperationException("not faked");
  }
}
