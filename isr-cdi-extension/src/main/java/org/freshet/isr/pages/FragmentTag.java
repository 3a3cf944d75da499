package org.freshet.isr.pages;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.JspTagException;
import jakarta.servlet.jsp.tagext.JspFragment;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Tag;
import org.freshet.isr.call.Call;
import org.freshet.isr.call.Calls;
import org.freshet.isr.call.define.CallKey;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.jspecify.annotations.Nullable;

/**
 * {@code <isr:fragment>}: keeps what its body writes, as a cached method keeps what it returns.
 *
 * <p>The body is kept as it was written, with whatever it has escaped or not. Made by the container
 * for each use.
 */
public final class FragmentTag extends SimpleTagSupport {

  private final Supplier<Calls> calls;
  private String key = "";
  private String tags = "";
  private long ttl = 300;
  private @Nullable Object vary;

  /** A tag of the application that runs. */
  public FragmentTag() {
    this(() -> CDI.current().select(Calls.class).get());
  }

  FragmentTag(Supplier<Calls> calls) {
    this.calls = calls;
  }

  /** Names the fragment, in all pages of the application that show the same one. */
  public void setKey(String key) {
    this.key = key;
  }

  /**
   * The tags that it depends on, with blanks or commas between them; those of the same name with
   * other tags are others.
   */
  public void setTags(String tags) {
    this.tags = tags;
  }

  /** How long it is fresh, in seconds, from 1; 300 if it is not set. */
  public void setTtl(long ttl) {
    this.ttl = ttl;
  }

  /** What else tells fragments of the same name apart, by its text. */
  public void setVary(@Nullable Object vary) {
    this.vary = vary;
  }

  @Override
  public void doTag() throws JspException, IOException {
    if (key.isBlank()) {
      throw new JspTagException("isr:fragment: key is empty, must name the fragment");
    }
    if (ttl < 1 || ttl > Lifetimes.MOST) {
      throw new JspTagException(
          "isr:fragment '" + key + "': ttl is " + ttl + ", must be from 1 to " + Lifetimes.MOST);
    }
    JspFragment body = getJspBody();
    if (body != null) {
      getJspContext().getOut().write(text(body));
    }
  }

  private String text(JspFragment body) throws JspException, IOException {
    try {
      return String.valueOf(calls.get().value(call(body)));
    } catch (JspException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new JspException("isr:fragment '" + key + "' failed", e);
    }
  }

  private Call call(JspFragment body) {
    return new Call(
        "isr:fragment '" + key + "'",
        CallKey.of("isr:fragment", null, told()),
        Duration.ofSeconds(ttl),
        Duration.ZERO,
        false,
        String.class,
        () -> written(body),
        text -> parsed());
  }

  /**
   * What tells it from all others: what its page says, and what tells pages apart wherever they get
   * their models from, or a page would show what was made for another host or language.
   */
  private String told() {
    Production page = CurrentProduction.get();
    String base = page == null || page.base() == null ? "" : page.base();
    String selected = page == null ? "" : page.selected().text();
    StringBuilder told = new StringBuilder();
    for (String part : List.of(key, tags.trim(), base, selected)) {
      told.append(part.length()).append(':').append(part);
    }
    return told.append(vary == null ? "-" : "+" + vary).toString();
  }

  private static String written(JspFragment body) throws JspException, IOException {
    StringWriter writer = new StringWriter();
    body.invoke(writer);
    return writer.toString();
  }

  /** Null if one of them is no tag: an expression in it had no value, for instance. */
  private @Nullable Set<Tag> parsed() {
    Set<Tag> parsed = new HashSet<>();
    try {
      for (String tag : tags.trim().split("[\\s,]+")) {
        if (!tag.isEmpty()) {
          parsed.add(Tag.parse(tag));
        }
      }
      return parsed;
    } catch (InvalidTagException e) {
      return null;
    }
  }
}
