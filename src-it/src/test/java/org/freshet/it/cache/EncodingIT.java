package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Texts;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Content codings of stored responses (RFC 9110, sections 8.4 and 12.5.3). */
@ExtendWith(ArquillianExtension.class)
class EncodingIT {

  private final HttpClient client = HttpClient.newHttpClient();

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(Texts.class, Stage.class, Control.class), "isr.mode=development");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void who_accepts_gzip_is_answered_with_it() throws Exception {
    Reply plain = site.get("texts/coded/long").isStored();
    HttpResponse<byte[]> coded = ask("texts/coded/long", "Accept-Encoding", "br, gzip");

    assertThat(field(coded, "Content-Encoding")).isEqualTo("gzip");
    assertThat(field(coded, "Content-Length")).isEqualTo("" + coded.body().length);
    assertThat(coded.body().length).isLessThan(500);
    assertThat(unzipped(coded.body())).isEqualTo(plain.body());
    assertThat(field(coded, "Cache-Status")).contains("hit");
    assertThat(site.runs("coded")).isEqualTo(1);
  }

  @Test
  void caches_on_the_way_are_told_that_the_coding_is_negotiated() throws Exception {
    assertThat(site.get("texts/vary/long").header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(site.get("texts/vary/long").isHit().header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(field(ask("texts/vary/long", "Accept-Encoding", "gzip"), "Vary"))
        .isEqualTo("Accept-Encoding");
  }

  @Test
  void each_coding_is_validated_by_its_own_tag() throws Exception {
    String plain = site.get("texts/tags/long").header("ETag");
    String coded = field(ask("texts/tags/long", "Accept-Encoding", "gzip"), "ETag");
    assertThat(coded).isNotEqualTo(plain);

    for (String tag : new String[] {plain, coded}) {
      HttpResponse<byte[]> known =
          ask("texts/tags/long", "Accept-Encoding", "gzip", "If-None-Match", tag);
      assertThat(known.statusCode()).isEqualTo(304);
      assertThat(field(known, "ETag")).isEqualTo(tag);
      assertThat(known.body()).isEmpty();
    }
    // Who cannot decode the one must not be told that it still has it.
    assertThat(site.get("texts/tags/long", "If-None-Match", coded).status()).isEqualTo(200);
  }

  @Test
  void ranges_are_of_what_is_not_coded() throws Exception {
    site.get("texts/range/long").isStored();
    HttpResponse<byte[]> part =
        ask("texts/range/long", "Accept-Encoding", "gzip", "Range", "bytes=0-6");

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(new String(part.body(), StandardCharsets.UTF_8)).isEqualTo("range 1");
  }

  @Test
  void what_is_short_or_packed_or_has_a_tag_of_its_own_is_sent_as_it_is() throws Exception {
    for (String page : new String[] {"short", "image", "versioned"}) {
      site.get("texts/as-it-is/" + page).isStored();
      HttpResponse<byte[]> reply = ask("texts/as-it-is/" + page, "Accept-Encoding", "gzip");

      assertThat(reply.headers().firstValue("Content-Encoding")).as(page).isEmpty();
      assertThat(field(reply, "Cache-Status")).as(page).contains("hit");
    }
  }

  @Test
  void what_was_renewed_is_coded_anew() throws Exception {
    site.get("texts/anew/long").isStored();
    String before = unzipped(ask("texts/anew/long", "Accept-Encoding", "gzip").body());
    site.expire("page:anew");
    // Whoever comes first, a visitor or the renewal, produces it.
    assertThat(site.get("texts/anew/long").answers(200).body()).startsWith("anew 2");

    assertThat(before).startsWith("anew 1");
    assertThat(unzipped(ask("texts/anew/long", "Accept-Encoding", "gzip").body()))
        .startsWith("anew 2");
  }

  private HttpResponse<byte[]> ask(String path, String... headers) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(application + "api/" + path)).headers(headers).build(),
        BodyHandlers.ofByteArray());
  }

  private static String field(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static String unzipped(byte[] body) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
