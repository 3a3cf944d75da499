package org.freshet.isr.revalidate.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.isr.api.GivenUpPage;
import org.jspecify.annotations.Nullable;

/**
 * The pages whose renewal was given up, until somebody produces them; beyond a bound the oldest are
 * forgotten, which allows them another try. Guarded by the lock of its queue, but for {@link
 * #isEmpty}.
 */
final class GivenUpPages {

  private static final int MOST = 10_000;

  private final Map<String, GivenUpPage> pages = new LinkedHashMap<>();
  private volatile boolean empty = true;

  void add(String key, GivenUpPage page) {
    pages.remove(key);
    pages.put(key, page);
    if (pages.size() > MOST) {
      pages.remove(pages.keySet().iterator().next());
    }
    empty = false;
  }

  /** Whether there are none; to be asked without the lock. */
  boolean isEmpty() {
    return empty;
  }

  boolean contains(String key) {
    return pages.containsKey(key);
  }

  @Nullable GivenUpPage remove(String key) {
    GivenUpPage removed = pages.remove(key);
    empty = pages.isEmpty();
    return removed;
  }

  @Nullable GivenUpPage page(String key) {
    return pages.get(key);
  }

  int size() {
    return pages.size();
  }

  /** Newest first. */
  List<GivenUpPage> all() {
    List<GivenUpPage> all = new ArrayList<>(pages.values());
    Collections.reverse(all);
    return all;
  }

  /** The keys of a target, or of all; oldest first. */
  List<String> keys(@Nullable String target) {
    return pages.entrySet().stream()
        .filter(page -> target == null || page.getValue().target().equals(target))
        .map(Map.Entry::getKey)
        .toList();
  }
}
