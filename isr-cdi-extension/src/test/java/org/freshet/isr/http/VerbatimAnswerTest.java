package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.Test;

/** A response whose fields are kept as they were. */
class VerbatimAnswerTest {

  private static final List<Header> FIELDS =
      List.of(
          new Header("Cache-Control", "max-age=60"),
          new Header("CDN-Cache-Control", "max-age=600"),
          new Header("Expires", "Fri, 02 Jan 2026 01:00:00 GMT"),
          new Header("Date", "Fri, 02 Jan 2026 00:00:00 GMT"),
          new Header("Vary", "Foo"));

  private static final StoredResponse PAGE =
      new StoredResponse(
          200,
          FIELDS,
          FIELDS.size(),
          "page".getBytes(StandardCharsets.UTF_8),
          "",
          "Foo",
          new Lifetimes(0, 600, 0, 0),
          Set.of(),
          new Sequence(1, 1),
          Responses.PRODUCED,
          new RenewalRequest("https://shop.example", "/page", List.of()),
          null,
          true);

  private static Answer answer(boolean stale, String... request) {
    return Answer.to(Fields.of(request), false, PAGE, new Served(stale, 7, "isr; hit; ttl=3"));
  }

  @Test
  void leaves_as_it_came_and_says_how_old_it_is() {
    assertThat(answer(false).headers())
        .containsAll(FIELDS)
        .contains(new Header("Age", "7"), new Header("Cache-Status", "isr; hit; ttl=3"))
        .extracting(Header::name)
        .doesNotContain("ETag")
        .doesNotHaveDuplicates();
  }

  @Test
  void is_made_fresh_by_nobody_once_it_is_stale() {
    assertThat(answer(true).headers())
        .contains(
            new Header("Cache-Control", CacheControlHeader.stale()),
            new Header("CDN-Cache-Control", "max-age=0"),
            new Header("Vary", "Foo"))
        .extracting(Header::name)
        .doesNotContain("Expires")
        .doesNotHaveDuplicates();
  }

  @Test
  void is_modified_when_it_was_made_where_it_does_not_say() {
    assertThat(answer(false, "If-Modified-Since", "Fri, 02 Jan 2026 00:00:00 GMT").status())
        .isEqualTo(304);
    assertThat(answer(false, "If-Modified-Since", "Thu, 01 Jan 2026 23:59:59 GMT").status())
        .isEqualTo(200);
  }
}
