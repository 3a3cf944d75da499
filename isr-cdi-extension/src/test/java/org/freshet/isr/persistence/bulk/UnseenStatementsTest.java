package org.freshet.isr.persistence.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnseenStatementsTest {

  private static final Map<String, Class<?>> TABLES = Map.of("post", Thread.class);

  private final Logger logger = Logger.getLogger(UnseenStatements.class.getPackageName());
  private final List<String> said = new ArrayList<>();
  private final Handler handler = new Recorder();
  private final UnseenStatements unseen = new UnseenStatements();

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(handler);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update Post set title = ?",
        "UPDATE shop.\"POST\" SET title = 'x'",
        "delete from post where id in (?)",
        "delete post",
        "/* archive */ insert into Post(id) values (?)",
        "merge into `post` using x on (1 = 1)",
        "truncate table Post;",
      })
  void a_statement_on_a_known_table_is_warned_of_once(String sql) {
    unseen.executed(sql, TABLES);
    unseen.executed(sql, TABLES);

    assertThat(said).hasSize(1);
    assertThat(said.get(0))
        .startsWith("ISR0042: '" + sql + "' changes java.lang.Thread past its listener")
        .contains("@RevalidatesEntity(Thread.class)", "Revalidator");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from post",
        "update posts set title = ?",
        "call post()",
        "update",
        "",
        "insert into HT_post select id from post",
      })
  void others_are_not(String sql) {
    unseen.executed(sql, TABLES);

    assertThat(said).isEmpty();
  }

  @Test
  void inside_of_a_method_that_says_so_nothing_is_warned_of() {
    BulkScope.enter();
    BulkScope.enter();
    BulkScope.leave();
    unseen.changed("update Post p", Thread.class);
    BulkScope.leave();
    assertThat(said).isEmpty();

    unseen.changed("update Post p", Thread.class);
    assertThat(said).hasSize(1);
  }

  @Test
  void a_long_statement_is_cut_and_their_number_is_bounded() {
    for (int i = 0; i < 2_000; i++) {
      unseen.changed("update Post p " + "x".repeat(300) + i, Thread.class);
    }

    assertThat(said).hasSize(1_000).allMatch(message -> message.length() < 500);
  }

  private final class Recorder extends Handler {

    @Override
    public void publish(LogRecord message) {
      said.add(message.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
