package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An answer as a visitor sees it. */
record Reply(int status, Map<String, List<String>> headers, String body) {

  static Reply of(HttpResponse<String> response) {
    return new Reply(response.statusCode(), fields(response.headers().map()), response.body());
  }

  /** Reads an answer from the wire; a chunked body stays as it is. */
  static Reply parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("not an answer: " + text);
    }
    String[] lines = text.substring(0, end).split("\r\n");
    Map<String, List<String>> fields = fields(Map.of());
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      fields
          .computeIfAbsent(lines[i].substring(0, colon), name -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).trim());
    }
    int status = Integer.parseInt(lines[0].split(" ")[1]);
    return new Reply(status, fields, text.substring(end + 4));
  }

  private static Map<String, List<String>> fields(Map<String, List<String>> from) {
    Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.putAll(from);
    return fields;
  }

  /** All lines of a field joined by commas, empty if it is absent. */
  String header(String name) {
    return String.join(", ", all(name));
  }

  List<String> all(String name) {
    return headers.getOrDefault(name, List.of());
  }

  String cacheControl() {
    return header("Cache-Control");
  }

  /** What the cache did, without the key that it tells in development. */
  String cacheStatus() {
    return header("Cache-Status").replaceAll("; key=\"[^\"]*\"", "");
  }

  Reply isStored() {
    assertThat(cacheStatus()).as("%s", this).contains("stored").doesNotContain("hit");
    assertThat(cacheControl()).as("%s", this).startsWith("public,").contains("s-maxage=");
    return this;
  }

  Reply isHit() {
    assertThat(cacheStatus()).as("%s", this).contains("; hit;");
    return this;
  }

  /** Answered by the door in front; wants development. */
  Reply isHitInFront() {
    isHit();
    assertThat(cacheStatus()).as("%s", this).contains("detail=\"front\"");
    return this;
  }

  /** Answered by the door behind; wants development. */
  Reply isHitBehind() {
    isHit();
    assertThat(cacheStatus()).as("%s", this).contains("detail=\"resource\"");
    return this;
  }

  /** Served from store, and nobody on the way may think it fresh. */
  Reply isStale() {
    isHit();
    assertThat(status).as("%s", this).isEqualTo(200);
    assertThat(cacheControl()).as("%s", this).contains("s-maxage=0").contains("max-age=0");
    assertThat(cacheControl()).as("%s", this).doesNotContain("stale-");
    return this;
  }

  /** Produced for this request and nobody else. */
  Reply isNobodysToKeep() {
    assertThat(cacheStatus()).as("%s", this).doesNotContain("hit", "stored", "collapsed");
    assertThat(all("Cache-Control")).as("%s", this).hasSize(1);
    assertThat(cacheControl()).as("%s", this).contains("no-store").doesNotContain("public");
    assertThat(cacheControl()).as("%s", this).doesNotContain("s-maxage");
    return this;
  }

  Reply says(String expected) {
    assertThat(body).as("%s", this).isEqualTo(expected);
    return this;
  }

  Reply answers(int expected) {
    assertThat(status).as("%s", this).isEqualTo(expected);
    return this;
  }
}
