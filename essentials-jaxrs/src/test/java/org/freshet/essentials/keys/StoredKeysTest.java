package org.freshet.essentials.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.freshet.essentials.api.ApiKey;
import org.freshet.essentials.api.IssuedApiKey;
import org.freshet.essentials.api.NewApiKey;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.config.KeySettings;
import org.freshet.essentials.config.Store;
import org.freshet.essentials.stores.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredKeysTest {

  private final Clock clock = new Clock("2026-11-28T12:00:00Z");
  private final Watched store = new Watched();
  private final StoredKeys keys =
      new StoredKeys(
          new KeySettings(Store.MEMORY, "X-API-Key", "shop", Duration.ofMinutes(5)), store, clock);
  private final IssuedApiKey issued = keys.issue(NewApiKey.of("importer", "b", "a"));

  /** Tells what was asked of it, and may be away. */
  private static final class Watched implements ApiKeyStore {

    private final ApiKeyStore store = ApiKeyStore.inMemory();
    private final List<String> asked = new ArrayList<>();
    private boolean takesNothing;

    @Override
    public void add(Kept key) {
      store.add(key);
    }

    @Override
    public @Nullable Kept find(String id) {
      asked.add("find");
      return store.find(id);
    }

    @Override
    public List<Kept> ofOwner(String owner) {
      return store.ofOwner(owner);
    }

    @Override
    public boolean end(String id, Instant at) {
      return store.end(id, at);
    }

    @Override
    public void used(String id, Instant at) {
      asked.add("used");
      if (takesNothing) {
        throw new StoreUnavailableException("away");
      }
      store.used(id, at);
    }
  }

  private static String wrong(String key) {
    String last = key.endsWith("0") ? "1" : "0";
    return key.substring(0, key.length() - 1) + last;
  }

  @Test
  void a_key_begins_with_the_prefix_and_its_id_and_has_256_random_bits() {
    String id = issued.details().id();
    assertThat(issued.key()).matches("shop_" + id + "_[0-9a-f]{64}");
    assertThat(keys.issue(NewApiKey.of("importer")).key()).isNotEqualTo(issued.key());
  }

  @Test
  void only_a_digest_is_kept_and_nothing_prints_the_key() {
    String secret = issued.key().substring(issued.key().lastIndexOf('_') + 1);
    ApiKeyStore.Kept kept = store.store.find(issued.details().id());

    assertThat(List.of(kept.id(), kept.digest(), kept.owner(), kept.label(), kept.scopes()))
        .noneMatch(text -> text.contains(secret));
    assertThat(kept.digest()).matches("[0-9a-f]{64}");
    assertThat(List.of(issued.toString(), kept.toString(), issued.details().toString()))
        .noneMatch(text -> text.contains(secret))
        .noneMatch(text -> text.contains(kept.digest()));
    assertThat(KeyText.parse("shop", issued.key()).toString()).doesNotContain(secret);
  }

  @Test
  void whoever_has_the_key_is_its_owner_with_its_scopes() {
    ApiKey key = keys.authenticate(issued.key()).orElseThrow();

    assertThat(key.owner()).isEqualTo("importer");
    assertThat(key.scopes()).containsExactly("a", "b");
    assertThat(keys.find(key.id())).get().extracting(ApiKey::owner).isEqualTo("importer");
    assertThat(keys.of("importer")).extracting(ApiKey::id).containsExactly(key.id());
  }

  @Test
  void an_unknown_key_and_a_wrong_one_and_one_that_ended_cost_the_same_look_and_no_more() {
    IssuedApiKey ended = keys.issue(NewApiKey.of("importer").lasting(Duration.ofSeconds(1)));
    clock.pass(Duration.ofSeconds(1));
    String unknown = issued.key().replace(issued.details().id(), "0123456789abcdef");
    for (String key : List.of(unknown, wrong(issued.key()), ended.key(), wrong(ended.key()))) {
      store.asked.clear();
      assertThat(keys.authenticate(key)).isEmpty();
      assertThat(store.asked).containsExactly("find");
    }
  }

  @Test
  void what_has_not_the_form_of_a_key_is_not_looked_up() {
    for (String text :
        List.of(
            "",
            "shop_",
            issued.key() + "0",
            issued.key().toUpperCase(Locale.ROOT),
            issued.key().replace("shop_", "key_"),
            " " + issued.key(),
            "x".repeat(100_000))) {
      assertThat(keys.authenticate(text))
          .as(text.substring(0, Math.min(9, text.length())))
          .isEmpty();
    }
    assertThat(store.asked).isEmpty();
  }

  @Test
  void a_key_ends_with_its_life_and_not_before() {
    IssuedApiKey shortly = keys.issue(NewApiKey.of("importer").lasting(Duration.ofMillis(1500)));
    clock.pass(Duration.ofMillis(1499));
    assertThat(keys.authenticate(shortly.key())).isPresent();
    clock.pass(Duration.ofMillis(1));
    assertThat(keys.authenticate(shortly.key())).isEmpty();
    clock.pass(Duration.ofDays(3650));
    assertThat(keys.authenticate(issued.key())).isPresent();
  }

  @Test
  void a_revoked_key_is_refused_at_once_and_stays_known() {
    assertThat(keys.revoke(issued.details().id())).isTrue();

    assertThat(keys.authenticate(issued.key())).isEmpty();
    assertThat(keys.find(issued.details().id())).get().extracting(ApiKey::ends).isNotNull();
    assertThat(keys.revoke("0123456789abcdef")).isFalse();
  }

  @Test
  void a_successor_has_the_rights_and_the_length_of_life_and_the_old_one_ends_after_the_overlap() {
    IssuedApiKey old =
        keys.issue(NewApiKey.of("importer", "a").labelled("nightly").lasting(Duration.ofDays(90)));
    clock.pass(Duration.ofDays(80));
    IssuedApiKey young = keys.rotate(old.details().id(), Duration.ofHours(1)).orElseThrow();

    assertThat(young.details().label()).isEqualTo("nightly");
    assertThat(young.details().scopes()).isEqualTo(Set.of("a"));
    assertThat(young.details().ends()).isEqualTo(clock.instant().plus(Duration.ofDays(90)));
    assertThat(keys.authenticate(old.key())).isPresent();
    clock.pass(Duration.ofHours(1));
    assertThat(keys.authenticate(old.key())).isEmpty();
    assertThat(keys.authenticate(young.key())).isPresent();
    assertThat(keys.rotate(old.details().id(), Duration.ZERO)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys.rotate(young.details().id(), Duration.ofSeconds(-1)));
  }

  @Test
  void the_use_is_noted_once_in_a_while_and_not_being_able_to_refuses_nobody() {
    keys.authenticate(issued.key());
    keys.authenticate(issued.key());
    assertThat(store.asked).containsExactly("find", "used", "find");
    clock.pass(Duration.ofMinutes(5));
    store.takesNothing = true;
    assertThat(keys.authenticate(issued.key())).isPresent();
    assertThat(store.asked).endsWith("find", "used");
  }

  @Test
  void a_wish_that_breaks_a_rule_is_refused_with_it() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewApiKey.of(" "))
        .withMessageContaining("owner must have 1 to 200 characters");
    for (String scope : List.of("", "a b", "a,b", "ä", "x".repeat(65))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NewApiKey.of("importer", scope))
          .withMessageContaining("a scope must be 1 to 64 printable ASCII characters");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewApiKey.of("importer").lasting(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewApiKey.of("importer").labelled("x".repeat(201)));
  }
}
