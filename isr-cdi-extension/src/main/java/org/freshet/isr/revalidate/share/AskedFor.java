package org.freshet.isr.revalidate.share;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.revalidate.RevalidationQueue.Batch;

/** The pages that this node has asked for, and who wants to know how they end. Thread-safe. */
final class AskedFor {

  private static final int AT_ONCE = 500;

  /** Those asked about longest ago first. */
  private final Map<String, Set<Batch>> batches = new LinkedHashMap<>();

  synchronized void add(String key, Batch batch) {
    batches.computeIfAbsent(key, made -> new HashSet<>()).add(batch);
  }

  /** Nobody tells this batch any more; gives the pages that were asked for on its behalf. */
  synchronized List<String> withdraw(Batch batch) {
    List<String> left = new ArrayList<>();
    Iterator<Map.Entry<String, Set<Batch>>> all = batches.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Set<Batch>> one = all.next();
      if (one.getValue().remove(batch)) {
        left.add(one.getKey());
      }
      if (one.getValue().isEmpty()) {
        all.remove();
      }
    }
    return left;
  }

  /** A page has ended. */
  void tell(String key, boolean renewed) {
    Set<Batch> told;
    synchronized (this) {
      told = batches.remove(key);
    }
    if (told != null) {
      told.forEach(batch -> batch.ended(key, renewed));
    }
  }

  /** Tells what other nodes have ended; those in hand here are told when they end here. */
  void tellEnded(SharedWork work, Set<String> inHand) {
    List<String> asked = next(inHand);
    if (!asked.isEmpty()) {
      new HashMap<>(work.ended(asked)).forEach(this::tell);
    }
  }

  private synchronized List<String> next(Set<String> inHand) {
    List<String> next =
        batches.keySet().stream().filter(key -> !inHand.contains(key)).limit(AT_ONCE).toList();
    for (String key : next) {
      Set<Batch> moved = batches.remove(key);
      if (moved != null) {
        batches.put(key, moved);
      }
    }
    return next;
  }
}
