package org.freshet.isr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What interfaces and annotations of the application's side say by themselves. */
class ApiDefaultsTest {

  private static final Tag POST_7 = Tag.of("post", 7);
  private static final Tag POSTS = Tag.of("posts");

  @Isr
  @CachedFor
  @SafeCall
  private static final class Plain {}

  private static final class Recorded implements IsrContext {

    private final List<Tag> added = new ArrayList<>();

    @Override
    public void addTags(Tag... tags) {
      added.addAll(List.of(tags));
    }

    @Override
    public void doNotStore(String reason) {
      throw new UnsupportedOperationException(reason);
    }

    @Override
    public Optional<Locale> language() {
      return Optional.empty();
    }

    @Override
    public Optional<Device> device() {
      return Optional.empty();
    }

    @Override
    public Optional<String> tenant() {
      return Optional.empty();
    }

    @Override
    public boolean isInRole(String role) {
      throw new IllegalArgumentException(role);
    }
  }

  private static final class Raised implements Revalidator {

    @Override
    public RevalidationReport revalidate(Collection<Tag> tags) {
      return new RevalidationReport(1, Set.copyOf(tags), false, Instant.EPOCH);
    }

    @Override
    public RevalidationReport expire(Collection<Tag> tags) {
      return new RevalidationReport(2, Set.copyOf(tags), true, Instant.EPOCH);
    }

    @Override
    public RevalidationReport revalidatePath(String path) {
      throw new UnsupportedOperationException(path);
    }

    @Override
    public RevalidationReport expirePath(String path) {
      throw new UnsupportedOperationException(path);
    }

    @Override
    public RevalidationReport revalidatePrefix(String path) {
      throw new UnsupportedOperationException(path);
    }

    @Override
    public RevalidationReport expirePrefix(String path) {
      throw new UnsupportedOperationException(path);
    }

    @Override
    public RevalidationReport revalidateRoute(Class<?> resource, String method) {
      throw new UnsupportedOperationException(method);
    }

    @Override
    public RevalidationReport expireRoute(Class<?> resource, String method) {
      throw new UnsupportedOperationException(method);
    }

    @Override
    public RevalidationReport expireAll() {
      throw new UnsupportedOperationException("all");
    }

    @Override
    public RevalidationReport revalidateAll() {
      throw new UnsupportedOperationException("all");
    }

    @Override
    public List<Renewal> renewals() {
      return List.of();
    }
  }

  @Test
  void isr_has_the_documented_defaults() {
    Isr isr = Plain.class.getAnnotation(Isr.class);

    assertThat(isr.tags()).isEmpty();
    assertThat(isr.tagResolver()).isEqualTo(TagResolver.None.class);
    assertThat(isr.sMaxAge()).isEqualTo(300);
    assertThat(isr.staleWhileRevalidate()).isEqualTo(3600);
    assertThat(isr.staleIfError()).isEqualTo(86400);
    assertThat(isr.maxAge()).isZero();
    assertThat(isr.vary()).isEmpty();
    assertThat(isr.query()).isEmpty();
  }

  @Test
  void cached_for_has_the_documented_defaults() {
    CachedFor cached = Plain.class.getAnnotation(CachedFor.class);

    assertThat(cached.value()).isEqualTo(300);
    assertThat(cached.unit()).isEqualTo(ChronoUnit.SECONDS);
    assertThat(cached.staleFor()).isZero();
    assertThat(cached.tags()).isEmpty();
    assertThat(cached.scope()).isEqualTo(CachedFor.Scope.SHARED);
  }

  @Test
  void safe_call_has_the_documented_defaults() {
    SafeCall safe = Plain.class.getAnnotation(SafeCall.class);

    assertThat(safe.fallback()).isEmpty();
    assertThat(safe.fallbackMethod()).isEmpty();
    assertThat(safe.on()).containsExactly(Exception.class);
    assertThat(safe.lastGood()).isFalse();
  }

  @Test
  void a_tag_can_be_added_by_its_text() {
    Recorded context = new Recorded();
    context.addTag("post:7");

    assertThat(context.added).containsExactly(POST_7);
  }

  @Test
  void a_text_that_is_no_tag_is_refused() {
    assertThatExceptionOfType(InvalidTagException.class)
        .isThrownBy(() -> new Recorded().addTag("post:"));
  }

  @Test
  void tags_can_be_raised_one_by_one_or_together() {
    assertThat(new Raised().revalidate(POST_7, POSTS).tags()).containsOnly(POST_7, POSTS);
    assertThat(new Raised().expire(POST_7).tags()).containsExactly(POST_7);
    assertThat(new Raised().revalidate(POST_7).expired()).isFalse();
    assertThat(new Raised().expire(POST_7).expired()).isTrue();
  }

  @Test
  void the_default_resolver_resolves_nothing() {
    assertThat(new TagResolver.None().tags(new TagResolver.Answered(Map.of(), Map.of(), null)))
        .isEmpty();
  }
}
