package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.app.Note;
import org.freshet.it.parts.app.Clerk;
import org.freshet.it.parts.app.Faults;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a part that fails, with its interceptors and by what it throws. */
@ExtendWith(ArquillianExtension.class)
class PartFaultsIT {

  private static final String AWAY =
      "{\"error\":{\"type\":\"https://shop.example/away\",\"title\":\"Away\",\"status\":502}}";

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.partsWar(
                Faults.class,
                Faults.AwayException.class,
                Faults.Steady.class,
                Clerk.class,
                Note.class)
            .addAsResource(
                Archives.persistence("notes", "", Note.class), "META-INF/persistence.xml"),
        PartsMatrix.KEY);
  }

  private String part(String name) {
    String body = Page.get(application, "faults/parts?keys=" + name).answers(200).body();
    assertThat(body).doesNotContain("hunter2").doesNotContain("Exception");
    return body;
  }

  @Test
  void a_part_that_fails_leaves_nothing_of_its_transaction() {
    assertThat(part("committed,undone"))
        .contains("\"committed\":\"written\"")
        .contains("\"undone\":{\"error\":{\"type\":\"about:blank\"")
        .contains("\"status\":500,\"trace\":\"X\"");
    assertThat(Page.get(application, "faults/notes").response().body())
        .isEqualTo("committed 1, undone 0");
  }

  @Test
  void a_part_is_tried_again() {
    assertThat(part("retried")).contains("\"retried\":3");
  }

  @Test
  void a_fallback_stands_in_the_place_of_a_part() {
    assertThat(part("replaced")).contains("\"replaced\":\"instead\"");
  }

  @Test
  void a_time_limit_of_fault_tolerance_is_a_part_that_took_too_long() {
    assertThat(part("late"))
        .contains("\"late\":{\"error\":{\"type\":\"about:blank\",\"title\":\"Gateway Timeout\"")
        .contains("\"status\":504");
  }

  @Test
  void a_failure_is_the_problem_that_its_class_says_through_an_enterprise_bean_too() {
    assertThat(part("away")).contains("\"away\":" + AWAY);
    assertThat(part("asked")).contains("\"asked\":" + AWAY);
  }

  @Test
  void a_failure_that_has_a_problem_is_that_one() {
    assertThat(part("sold"))
        .contains("\"sold\":{\"error\":{\"type\":\"about:blank\",\"title\":\"Sold out\"")
        .contains("\"status\":409,\"available\":2}}");
  }

  @Test
  void a_built_part_that_only_promises_what_it_holds_has_failed() {
    assertThat(Page.get(application, "faults/promise").answers(200).body())
        .contains("{\"there\":1},{\"promised\":{\"error\":{\"type\":\"about:blank\"")
        .contains("\"status\":500")
        .doesNotContain("hunter2");
  }
}
