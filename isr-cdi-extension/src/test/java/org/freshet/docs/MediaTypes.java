package org.freshet.docs;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** As much of a Jakarta REST runtime as reading a definition needs: it parses media types. */
final class MediaTypes extends RuntimeDelegate {

  @Override
  @SuppressWarnings("unchecked")
  public <T> HeaderDelegate<T> createHeaderDelegate(Class<T> type) {
    return (HeaderDelegate<T>) new Parser();
  }

  private static final class Parser implements HeaderDelegate<MediaType> {

    @Override
    public MediaType fromString(String value) {
      String[] parts = value.split(";", 2);
      String[] types = parts[0].trim().split("/", 2);
      return parts.length == 1
          ? new MediaType(types[0], types[1])
          : new MediaType(types[0], types[1], Map.of("charset", parts[1].replace("charset=", "")));
    }

    @Override
    public String toString(MediaType value) {
      return value.getType() + "/" + value.getSubtype();
    }
  }

  @Override
  public UriBuilder createUriBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Response.ResponseBuilder createResponseBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Variant.VariantListBuilder createVariantListBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T createEndpoint(Application application, Class<T> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Link.Builder createLinkBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeBootstrap.Configuration.Builder createConfigurationBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<SeBootstrap.Instance> bootstrap(
      Application application, SeBootstrap.Configuration configuration) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<SeBootstrap.Instance> bootstrap(
      Class<? extends Application> type, SeBootstrap.Configuration configuration) {
    throw new UnsupportedOperationException();
  }

  @Override
  public EntityPart.Builder createEntityPartBuilder(String name) {
    throw new UnsupportedOperationException();
  }
}
