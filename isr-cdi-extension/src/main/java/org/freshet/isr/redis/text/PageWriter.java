package org.freshet.isr.redis.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.StoredResponse;

/** Writes the fields of a stored response one after the other; used once. */
final class PageWriter {

  private final ByteArrayOutputStream bytes;
  private final DataOutputStream out;

  PageWriter(int size) {
    this.bytes = new ByteArrayOutputStream(size);
    this.out = new DataOutputStream(bytes);
  }

  byte[] write(int version, StoredResponse page) {
    try {
      out.writeByte(version);
      out.writeInt(page.status());
      headers(page.headers());
      out.writeInt(page.own());
      text(page.etag());
      text(page.vary());
      lifetimes(page.lifetimes());
      out.writeInt(page.tags().size());
      for (Tag tag : page.tags()) {
        text(tag.text());
      }
      out.writeLong(page.pin().generation());
      out.writeLong(page.pin().number());
      instant(page.producedAt());
      text(page.renewal().base());
      text(page.renewal().target());
      headers(page.renewal().selecting());
      out.writeByte(
          (page.gzip() == null ? 0 : 1)
              | (page.verbatim() ? 2 : 0)
              | (page.renewal().byVisitorsOnly() ? 4 : 0));
      out.writeInt(page.body().length);
      out.write(page.body());
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  private void headers(List<Header> headers) throws IOException {
    out.writeInt(headers.size());
    for (Header header : headers) {
      text(header.name());
      text(header.value());
    }
  }

  private void lifetimes(Lifetimes lives) throws IOException {
    out.writeLong(lives.maxAge());
    out.writeLong(lives.sMaxAge());
    out.writeLong(lives.staleWhileRevalidate());
    out.writeLong(lives.staleIfError());
    out.writeLong(lives.validation());
  }

  private void instant(Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private void text(String text) throws IOException {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(encoded.length);
    out.write(encoded);
  }
}
