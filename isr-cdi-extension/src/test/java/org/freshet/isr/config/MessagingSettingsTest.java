package org.freshet.isr.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagingSettingsTest {

  private static List<String> problems(String... keysAndValues) {
    Problems problems = new Problems();
    SettingsReader.read(FakeConfig.of(keysAndValues), problems);
    return problems.found();
  }

  @Test
  void without_the_queue_there_are_none_whatever_is_set() {
    assertThat(FakeConfig.settings("isr.jms.queue", "jms/jobs").messaging()).isEmpty();
  }

  @Test
  void with_it_they_are_as_documented() {
    IsrSettings settings =
        FakeConfig.settings(
            "isr.queue", "jms",
            "isr.redis.url", "redis://cache",
            "isr.jms.queue", "jms/jobs",
            "isr.jms.dead-queue", "jms/dead");

    assertThat(settings.queue()).isEqualTo(IsrSettings.Queue.JMS);
    assertThat(settings.messaging())
        .hasValue(
            new MessagingSettings(
                "java:comp/DefaultJMSConnectionFactory",
                "jms/jobs",
                "jms/dead",
                Duration.ofSeconds(5)));
  }

  @Test
  void what_is_missing_is_told_at_once() {
    assertThat(problems("isr.queue", "jms"))
        .containsExactlyInAnyOrder(
            "ISR0001: isr.queue: is 'jms', must stand beside isr.redis.url, which is missing",
            "ISR0001: isr.jms.queue: is missing, must name a queue in JNDI, since isr.queue is jms",
            "ISR0001: isr.jms.dead-queue: is missing, must name a queue in JNDI, since isr.queue"
                + " is jms");
  }

  @Test
  void what_was_given_up_lies_in_a_queue_of_its_own() {
    assertThat(
            problems(
                "isr.queue", "jms",
                "isr.redis.url", "redis://cache",
                "isr.jms.queue", "jms/jobs",
                "isr.jms.dead-queue", "jms/jobs"))
        .containsExactly(
            "ISR0001: isr.jms.dead-queue: is 'jms/jobs', must be another queue than isr.jms.queue");
  }

  @Test
  void another_kind_of_queue_is_refused() {
    assertThat(problems("isr.queue", "kafka"))
        .containsExactly("ISR0001: isr.queue: is 'kafka', must be local, redis or jms");
  }
}
