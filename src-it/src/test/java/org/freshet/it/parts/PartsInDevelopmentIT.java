package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.parts.app.Ran;
import org.freshet.it.parts.app.Reports;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What developers are told, and what the log is told where that is wanted. */
@ExtendWith(ArquillianExtension.class)
class PartsInDevelopmentIT {

  @ArquillianResource URL application;
  @ArquillianResource Server server;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.partsWar(Reports.class, Reports.Unwritable.class, Ran.class),
        "partstream.mode=development",
        "partstream.audit-log=all");
  }

  @Test
  void without_a_key_one_is_made_up_and_the_log_says_so() {
    Page.get(application, "reports/1").answers(200).next().answers(200);

    assertThat(server.logged()).contains("PS0003: partstream.cursor.keys is not set; cursors");
  }

  @Test
  void a_page_says_how_long_its_parts_took() {
    assertThat(Page.get(application, "reports/7").answers(200).header("Server-Timing"))
        .matches("info;dur=\\d+");
    assertThat(Page.get(application, "reports/failing").answers(200).header("Server-Timing"))
        .matches(
            "info;dur=\\d+, broken;dur=\\d+;desc=failed, after;dur=\\d+;desc=skipped,"
                + " missing;dur=\\d+;desc=failed, replaced;dur=\\d+;desc=degraded,"
                + " unwritable;dur=\\d+;desc=failed, late;dur=\\d+;desc=failed, nothing;dur=\\d+");
  }

  @Test
  void the_log_has_a_line_for_what_was_delivered_what_failed_and_what_was_refused() {
    Page first = Page.get(application, "reports/4711").answers(200);
    first.next().answers(200);
    Page.get(application, "reports/failing").answers(200);
    Page.get(application, "reports/4712?cursor=" + first.cursor()).answers(400);

    String path = application.getPath() + "api/reports/";
    assertThat(server.logged().lines().filter(line -> line.contains(path)))
        .anyMatch(line -> line.endsWith("served " + path + "4711 [info]"))
        .anyMatch(line -> line.endsWith("served " + path + "4711 [rows] continued"))
        .anyMatch(line -> line.endsWith("failed " + path + "failing broken 500"))
        .anyMatch(line -> line.endsWith("failed " + path + "failing replaced replaced"))
        .anyMatch(line -> line.endsWith("rejected " + path + "4712 FOREIGN"))
        .noneMatch(line -> line.contains(first.cursor()));
  }
}
