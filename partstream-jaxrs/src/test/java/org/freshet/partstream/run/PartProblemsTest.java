package org.freshet.partstream.run;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemType;
import org.junit.jupiter.api.Test;

class PartProblemsTest {

  private static Problem of(Throwable thrown) {
    return new PartProblems(false).of("rate", thrown);
  }

  @ProblemType(value = "https://shop.example/away", status = 502, title = "Away")
  private static class AwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class FarAwayException extends AwayException {
    private static final long serialVersionUID = 1L;
  }

  @ProblemType(status = 200)
  private static final class FineException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void an_exception_is_the_problem_that_its_class_says() {
    Problem away =
        Problem.of(502).withType(URI.create("https://shop.example/away")).withTitle("Away");

    assertThat(of(new AwayException())).isEqualTo(away);
    assertThat(of(new FarAwayException())).isEqualTo(away);
  }

  @Test
  void what_only_carries_another_failure_is_that_failure() {
    assertThat(of(new EJBException(new AwayException())).status()).isEqualTo(502);
    assertThat(of(new CompletionException(new EJBException(new AwayException()))).status())
        .isEqualTo(502);
    assertThat(of(new EJBException()).status()).isEqualTo(500);
    assertThat(of(new EJBAccessException("for editors")).status()).isEqualTo(403);
  }

  @Test
  void a_class_that_says_a_status_which_is_no_error_is_a_failure_of_the_server() {
    assertThat(of(new FineException())).extracting(Problem::status).isEqualTo(500);
  }
}
