package org.freshet.isr.observe;

import io.opentelemetry.api.trace.SpanContext;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.Tag;

/**
 * In which span each of the tags raised last was raised; bounded, so that a renewal that comes late
 * may miss its link. Thread-safe.
 */
final class RaisingSpans {

  static final int MOST = 1_000;

  private final Map<Tag, SpanContext> spans =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tag, SpanContext> eldest) {
          return size() > MOST;
        }
      };

  /** Ignores what was raised outside of any span, but forgets who raised the tags before. */
  synchronized void raised(Set<Tag> tags, SpanContext span) {
    int left = MOST;
    for (Tag tag : tags) {
      spans.remove(tag);
      if (span.isValid() && left-- > 0) {
        spans.put(tag, span);
      }
    }
  }

  /** The spans that raised any of the tags of a page, or a namespace of one. */
  synchronized Set<SpanContext> of(Set<Tag> tags) {
    Set<SpanContext> found = new LinkedHashSet<>();
    for (Tag tag : tags) {
      add(found, tag);
      add(found, tag.namespace());
    }
    return found;
  }

  private void add(Set<SpanContext> found, Tag tag) {
    SpanContext span = spans.get(tag);
    if (span != null) {
      found.add(span);
    }
  }
}
