package org.freshet.isr.persistence.loaded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.isr.api.TaggedEntity;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.persistence.template.LoadedValues;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadReporterTest {

  private static final LoadedValues NOTHING = (owner, attribute) -> LoadedValues.UNKNOWN;

  private final Production production = new Production(new Sequence(1, 1));
  private final EntityTemplates templates = EntityTemplates.of(Post.class);

  @TaggedEntity({"post:{id}", "posts"})
  record Post(long id) {}

  @BeforeEach
  void produce() {
    CurrentProduction.set(production);
  }

  @AfterEach
  void leave() {
    CurrentProduction.set(null);
  }

  @Test
  void what_is_loaded_for_a_response_adds_its_tags() {
    LoadReporter reporter = reporter(true, 10);
    load(reporter, 7);

    assertThat(tags()).isEqualTo("[post:7]");
  }

  @Test
  void beyond_the_bound_a_response_depends_on_any_of_the_kind() {
    LoadReporter reporter = reporter(true, 10);
    for (int i = 0; i < 11; i++) {
      load(reporter, i);
    }

    assertThat(tags()).isEqualTo("[any:post]");
  }

  @Test
  void where_nothing_is_produced_or_wanted_nobody_asks() {
    assertThat(reporter(false, 10).isWanted()).isFalse();
    CurrentProduction.set(null);
    AtomicInteger lookups = new AtomicInteger();
    LoadReporter unasked =
        new LoadReporter(
            () -> {
              lookups.incrementAndGet();
              throw new IllegalStateException("not to be asked");
            });

    assertThat(unasked.isWanted()).isFalse();
    assertThat(lookups).hasValue(0);
  }

  @Test
  void an_entity_whose_tags_fail_counts_as_any_of_its_kind() {
    LoadReporter reporter = reporter(true, 10);
    assertThat(reporter.isWanted()).isTrue();
    reporter.loaded(
        templates,
        name -> {
          throw new IllegalStateException("thrown for a test");
        },
        NOTHING);

    assertThat(tags()).isEqualTo("[any:post, any:posts]");
  }

  @Test
  void where_nobody_can_be_asked_the_response_is_not_kept() {
    LoadReporter alone =
        new LoadReporter(
            () -> {
              throw new IllegalStateException("no CDI");
            });

    assertThat(alone.isWanted()).isFalse();
    assertThat(production.refusal()).isEqualTo("loaded entities unknown");
  }

  private static LoadReporter reporter(boolean wanted, int most) {
    return new LoadReporter(() -> new LoadedEntities(new IsrSettings.Loaded(wanted, most)));
  }

  private void load(LoadReporter reporter, long id) {
    if (reporter.isWanted()) {
      reporter.loaded(templates, Map.of("id", (Object) id)::get, NOTHING);
    }
  }

  private String tags() {
    return new TreeSet<>(production.tags()).toString();
  }
}
