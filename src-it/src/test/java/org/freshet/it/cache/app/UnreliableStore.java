package org.freshet.it.cache.app;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;

/** A store that fails while the test wants it to. */
@Alternative
@Priority(1)
@ApplicationScoped
public class UnreliableStore implements ResponseStore {

  @Inject Stage stage;

  private final ResponseStore store = ResponseStore.inMemory(InstantSource.system(), 1 << 24);

  @Override
  public StoredResponse get(String key) {
    return up().get(key);
  }

  @Override
  public boolean put(String key, StoredResponse response) {
    return up().put(key, response);
  }

  @Override
  public void remove(String key) {
    up().remove(key);
  }

  @Override
  public long bytes() {
    return up().bytes();
  }

  private ResponseStore up() {
    if (stage.line("store", "up").equals("down")) {
      throw new IllegalStateException("the store is down");
    }
    return store;
  }
}
