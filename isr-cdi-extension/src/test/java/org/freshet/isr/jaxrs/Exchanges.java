package org.freshet.isr.jaxrs;

import java.util.List;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Isr;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.define.DeclaredInputs;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.define.variant.DeclaredVariants;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.serve.Entry;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/** Exchanges of tests. */
final class Exchanges {

  private Exchanges() {}

  static IsrExchange exchange() {
    return exchange(new Entry(new Sequence(1, 7)));
  }

  static IsrExchange exchange(Entry entry) {
    return exchange(entry, false);
  }

  /** Of a method whose tags no test resolves. */
  static IsrExchange exchange(Entry entry, boolean secured) {
    return new IsrExchange(
        method(secured), entry, new Meters(new FakeClock()).route("com.acme.Posts.get", "/posts"));
  }

  static Entry entry(@Nullable String line, boolean isWarmUp) {
    Entry entry =
        new Entry(new Sequence(1, 7), line, name -> name.equals("accept") ? "text/html" : null);
    entry.located("https://shop.example", isWarmUp);
    return entry;
  }

  private static IsrMethod method(boolean secured) {
    return method(DeclaredVariants.NONE, secured);
  }

  @SuppressWarnings("NullAway") // no test resolves its tags
  static IsrMethod method(DeclaredVariants variants, boolean secured) {
    return new IsrMethod(
        "@Isr on com.acme.Posts#get()",
        "com.acme.Posts.get",
        new Lifetimes(0, 300, 3600, 86400),
        null,
        new DeclaredInputs(List.of(), false, List.of(), false, List.of()),
        variants,
        List.of(),
        false,
        secured,
        Isr.Freshness.DECLARED);
  }
}
