package org.freshet.isr;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.Sequence;

/** Stored pages of tests: fresh for 5 minutes, stale for an hour, kept for a day on errors. */
public final class StoredPages {

  private Sequence pin = new Sequence(1, 0);
  private Set<Tag> tags = Set.of();
  private Instant producedAt = FakeClock.START;
  private String target = "/page";
  private String body = "page";
  private boolean byVisitorsOnly;

  private StoredPages() {}

  /** A page without tags. */
  public static StoredPages page() {
    return new StoredPages();
  }

  /** What its producer knew. */
  public StoredPages pin(Sequence value) {
    pin = value;
    return this;
  }

  /** What it depends on. */
  public StoredPages tags(String... texts) {
    tags = Stream.of(texts).map(Tag::parse).collect(Collectors.toSet());
    return this;
  }

  /** When it was produced. */
  public StoredPages producedAt(Instant value) {
    producedAt = value;
    return this;
  }

  /** Its path and query. */
  public StoredPages target(String value) {
    target = value;
    return this;
  }

  /** Nobody but a visitor can ask for it. */
  public StoredPages byVisitorsOnly() {
    byVisitorsOnly = true;
    return this;
  }

  /** What it shows. */
  public StoredPages body(String value) {
    body = value;
    return this;
  }

  /** The page as it is stored. */
  public StoredResponse stored() {
    return new StoredResponse(
        200,
        List.of(new Header("Content-Type", "text/plain")),
        1,
        body.getBytes(StandardCharsets.UTF_8),
        "\"v1\"",
        "",
        new Lifetimes(0, 300, 3600, 86400),
        tags,
        pin,
        producedAt,
        new RenewalRequest("https://shop.example", target, List.of(), byVisitorsOnly),
        null);
  }
}
