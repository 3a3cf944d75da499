package org.freshet.it.essentials.app.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.freshet.essentials.keys.ApiKeyStore;
import org.freshet.essentials.revocation.RevocationStore;

/** Stores that an application brings itself. */
public final class OwnStores {

  private OwnStores() {}

  /** For API keys. */
  @ApplicationScoped
  public static class Keys implements ApiKeyStore {

    private final ApiKeyStore kept = ApiKeyStore.inMemory();

    @Override
    public void add(Kept key) {
      kept.add(key);
    }

    @Override
    public Kept find(String id) {
      return kept.find(id);
    }

    @Override
    public List<Kept> ofOwner(String owner) {
      return kept.ofOwner(owner);
    }

    @Override
    public boolean end(String id, Instant at) {
      return kept.end(id, at);
    }

    @Override
    public void used(String id, Instant at) {
      kept.used(id, at);
    }
  }

  /** For revocations. */
  @ApplicationScoped
  public static class Revoked implements RevocationStore {

    private final RevocationStore kept = RevocationStore.inMemory(InstantSource.system());

    @Override
    public void revoke(String token, Instant until) {
      kept.revoke(token, until);
    }

    @Override
    public void revokeBefore(String subject, Instant before, Instant until) {
      kept.revokeBefore(subject, before, until);
    }

    @Override
    public State state(String token, String subject) {
      return kept.state(token, subject);
    }
  }
}
