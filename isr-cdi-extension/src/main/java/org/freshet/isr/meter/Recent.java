package org.freshet.isr.meter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.isr.api.TagsRaised;
import org.jspecify.annotations.Nullable;

/**
 * What operators ask about afterwards: the latest raises, and why responses of which paths were not
 * stored lately. Bounded; off the hit path. Thread-safe.
 */
final class Recent {

  static final int RAISES = 1000;
  static final int PATHS = 1000;

  /** Longer paths are hardly asked about, and would make the bound one of nothing. */
  private static final int LONGEST_PATH = 500;

  private final Deque<TagsRaised> raises = new ArrayDeque<>();
  private final Map<String, Refusal> refusals = new LinkedHashMap<>();

  void raised(TagsRaised raise) {
    synchronized (raises) {
      raises.addFirst(raise);
      if (raises.size() > RAISES) {
        raises.removeLast();
      }
    }
  }

  /** Newest first. */
  List<TagsRaised> raises() {
    synchronized (raises) {
      return List.copyOf(raises);
    }
  }

  void refused(Refusal refusal) {
    if (refusal.path().length() > LONGEST_PATH) {
      return;
    }
    synchronized (refusals) {
      refusals.remove(refusal.path());
      refusals.put(refusal.path(), refusal);
      if (refusals.size() > PATHS) {
        refusals.remove(refusals.keySet().iterator().next());
      }
    }
  }

  @Nullable Refusal refusal(String path) {
    synchronized (refusals) {
      return refusals.get(path);
    }
  }
}
