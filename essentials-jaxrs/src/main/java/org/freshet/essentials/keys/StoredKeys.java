package org.freshet.essentials.keys;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.essentials.api.ApiKey;
import org.freshet.essentials.api.ApiKeys;
import org.freshet.essentials.api.IssuedApiKey;
import org.freshet.essentials.api.NewApiKey;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.KeySettings;
import org.freshet.essentials.keys.ApiKeyStore.Kept;

/**
 * API keys in a store.
 *
 * <p>Whether a key is unknown, has another secret, or has ended: each takes one look into the
 * store, one digest and one comparison that does not depend on what is compared, and is told alike.
 */
public final class StoredKeys implements ApiKeys {

  private static final Logger LOG = System.getLogger(StoredKeys.class.getName());

  /** Compared with where there is nothing else: the digest of no key. */
  private static final String NOBODY = "0".repeat(64);

  private final KeySettings settings;
  private final ApiKeyStore store;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** Keys in a store. */
  public StoredKeys(KeySettings settings, ApiKeyStore store, InstantSource clock) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public IssuedApiKey issue(NewApiKey wish) {
    KeyText text = KeyText.random(settings.prefix(), random);
    Instant now = now();
    Kept kept =
        new Kept(
            text.id(),
            text.digest(),
            wish.owner(),
            wish.label(),
            String.join(",", new TreeSet<>(wish.scopes())),
            now,
            wish.life() == null ? null : millis(now.plus(wish.life())),
            null);
    store.add(kept);
    return new IssuedApiKey(text.text(), known(kept));
  }

  @Override
  public Optional<IssuedApiKey> rotate(String id, Duration overlap) {
    if (overlap.isNegative()) {
      throw new IllegalArgumentException("overlap is " + overlap + ", must be from 0");
    }
    Instant now = now();
    ApiKey old = find(id).filter(key -> key.isValid(now)).orElse(null);
    if (old == null) {
      return Optional.empty();
    }
    Duration life = old.ends() == null ? null : Duration.between(old.issued(), old.ends());
    IssuedApiKey issued = issue(new NewApiKey(old.owner(), old.label(), old.scopes(), life));
    store.end(id, millis(now.plus(overlap)));
    return Optional.of(issued);
  }

  @Override
  public boolean revoke(String id) {
    return store.end(id, now());
  }

  @Override
  public Optional<ApiKey> find(String id) {
    return Optional.ofNullable(store.find(id)).map(StoredKeys::known);
  }

  @Override
  public List<ApiKey> of(String owner) {
    return store.ofOwner(owner).stream().map(StoredKeys::known).toList();
  }

  @Override
  public Optional<ApiKey> authenticate(String key) {
    KeyText text = KeyText.parse(settings.prefix(), key);
    if (text == null) {
      return Optional.empty();
    }
    Kept kept = store.find(text.id());
    boolean same = isSame(text.digest(), kept == null ? NOBODY : kept.digest());
    Instant now = now();
    if (kept == null || !same || !known(kept).isValid(now)) {
      return Optional.empty();
    }
    note(kept, now);
    return Optional.of(known(kept));
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  /** Not for each request: a key in use would be one row that everybody writes. */
  private void note(Kept kept, Instant now) {
    Instant last = kept.lastUsed();
    if (last != null && now.isBefore(last.plus(settings.lastUse()))) {
      return;
    }
    try {
      store.used(kept.id(), now);
    } catch (StoreUnavailableException e) {
      // Who the caller is was told before.
      LOG.log(
          Level.WARNING,
          Codes.KEYS_UNAVAILABLE + ": the use of " + kept.id() + " could not be noted",
          e);
    }
  }

  private static ApiKey known(Kept kept) {
    Set<String> scopes = kept.scopes().isEmpty() ? Set.of() : Set.of(kept.scopes().split(","));
    return new ApiKey(
        kept.id(), kept.owner(), kept.label(), scopes, kept.issued(), kept.ends(), kept.lastUsed());
  }

  private Instant now() {
    return millis(clock.instant());
  }

  private static Instant millis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }
}
