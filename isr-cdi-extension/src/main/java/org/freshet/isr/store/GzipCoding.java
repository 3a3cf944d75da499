package org.freshet.isr.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The gzip coding of one stored response, made when somebody first wants it and kept with it (RFC
 * 9110, section 8.4.1.3). Thread-safe; two who want it first at the same moment may both make it.
 */
public final class GzipCoding {

  private static final String SUFFIX = "-gzip\"";

  private volatile @Nullable StoredResponse coded;

  /**
   * The response in this coding, under an entity tag of its own (RFC 9110, section 8.8.3.3).
   *
   * @param identity the response that it belongs to, always the same
   * @return {@code identity} itself if coding it saves nothing
   */
  StoredResponse of(StoredResponse identity) {
    StoredResponse known = coded;
    if (known == null) {
      known = code(identity);
      coded = known;
    }
    return known;
  }

  private static StoredResponse code(StoredResponse identity) {
    byte[] body = gzip(identity.body());
    if (body.length >= identity.body().length) {
      return identity;
    }
    List<Header> headers = new ArrayList<>(identity.headers());
    headers.add(0, new Header("Content-Encoding", "gzip"));
    return new StoredResponse(
        identity.status(),
        headers,
        identity.own() + 1,
        body,
        entityTag(identity.etag()),
        identity.vary(),
        identity.lifetimes(),
        identity.tags(),
        identity.pin(),
        identity.producedAt(),
        identity.renewal(),
        null);
  }

  private static String entityTag(String identity) {
    return identity.substring(0, identity.length() - 1) + SUFFIX;
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 2);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toByteArray();
  }
}
