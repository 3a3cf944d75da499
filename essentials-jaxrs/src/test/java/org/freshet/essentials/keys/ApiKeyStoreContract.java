package org.freshet.essentials.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.UUID;
import org.freshet.essentials.keys.ApiKeyStore.Kept;
import org.junit.jupiter.api.Test;

/** What every store of API keys must hold to. */
abstract class ApiKeyStoreContract {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00.123Z");
  private static final Instant LATER = NOON.plusSeconds(60);

  private final ApiKeyStore store = store();
  private final String id = some(16);

  /** The store; what it has from other tests does no harm. */
  abstract ApiKeyStore store();

  private static String some(int digits) {
    return UUID.randomUUID().toString().replace("-", "").repeat(2).substring(0, digits);
  }

  private static Kept key(String id, String owner, Instant ends) {
    return new Kept(id, some(64), owner, "a label", "books.read,reports", NOON, ends, null);
  }

  @Test
  void what_was_added_is_found_as_it_was() {
    Kept key = key(id, "importer", LATER);
    Kept bare = new Kept(some(16), some(64), "impörter", "", "", NOON, null, null);
    store.add(key);
    store.add(bare);

    assertThat(store.find(id)).isEqualTo(key);
    assertThat(store.find(bare.id())).isEqualTo(bare);
    assertThat(store.find("0000000000000000")).isNull();
  }

  @Test
  void an_id_is_there_once() {
    store.add(key(id, "importer", null));
    Kept again = key(id, "other", null);

    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> store.add(again));
    assertThat(store.find(id).owner()).isEqualTo("importer");
  }

  @Test
  void an_owner_has_its_own_keys_the_oldest_first() {
    String owner = "owner " + id;
    Kept old = key(some(16), owner, null);
    Kept young = new Kept(some(16), some(64), owner, "", "", NOON.plusMillis(1), LATER, null);
    store.add(young);
    store.add(old);
    store.add(key(id, "other", null));

    assertThat(store.ofOwner(owner)).containsExactly(old, young);
    assertThat(store.ofOwner("nobody")).isEmpty();
  }

  @Test
  void an_end_comes_nearer_and_never_further() {
    store.add(key(id, "importer", null));

    assertThat(store.end(id, LATER)).isTrue();
    assertThat(store.find(id).ends()).isEqualTo(LATER);
    assertThat(store.end(id, LATER.plusSeconds(1))).isTrue();
    assertThat(store.find(id).ends()).isEqualTo(LATER);
    assertThat(store.end(id, NOON)).isTrue();
    assertThat(store.find(id).ends()).isEqualTo(NOON);
    assertThat(store.end("0000000000000000", NOON)).isFalse();
  }

  @Test
  void the_last_use_is_noted_and_changes_nothing_else() {
    Kept key = key(id, "importer", LATER);
    store.add(key);
    store.used(id, NOON.plusSeconds(5));
    store.used("0000000000000000", NOON);

    assertThat(store.find(id).lastUsed()).isEqualTo(NOON.plusSeconds(5));
    assertThat(store.find(id).digest()).isEqualTo(key.digest());
    assertThat(store.find(id).ends()).isEqualTo(LATER);
  }
}
