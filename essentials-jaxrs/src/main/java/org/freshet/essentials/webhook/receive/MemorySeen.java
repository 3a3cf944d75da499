package org.freshet.essentials.webhook.receive;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.freshet.essentials.api.StoreUnavailableException;

/** Accepted messages in this process. */
final class MemorySeen implements SeenMessages {

  private final int most;
  private final InstantSource clock;
  private final Map<String, Entry> entries = new HashMap<>();

  private record Entry(boolean accepted, Instant until) {}

  MemorySeen(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  @Override
  public synchronized Known begin(String id, Instant until) {
    Instant now = clock.instant();
    Entry entry = entries.get(id);
    if (entry != null && now.isBefore(entry.until)) {
      return entry.accepted ? Known.ACCEPTED : Known.UNDER_WAY;
    }
    if (entries.size() >= most) {
      entries.values().removeIf(one -> !now.isBefore(one.until));
      if (entries.size() >= most) {
        // To forget one would be to accept it twice.
        throw new StoreUnavailableException(
            "essentials.webhook.max-seen messages are remembered, none of them can be forgotten");
      }
    }
    entries.put(id, new Entry(false, until));
    return Known.NEW;
  }

  @Override
  public synchronized void accepted(String id, Instant until) {
    entries.put(id, new Entry(true, until));
  }

  @Override
  public synchronized void failed(String id, Instant until) {
    entries.remove(id, new Entry(false, until));
  }

  synchronized int size() {
    return entries.size();
  }
}
