package org.freshet.essentials.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.freshet.essentials.api.WebhookDelivery;
import org.freshet.essentials.api.WebhookDelivery.State;
import org.freshet.essentials.api.WebhookEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed with SIGKILL between commit and send, and while they send. */
class KilledProcessTest {

  private static final int KILLED = 137;
  private static final int EACH = 12;

  @TempDir Path folder;

  private final Receiver receiver = new Receiver();
  private final List<String> committed = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    receiver.close();
  }

  /** By default H2 writes what has committed up to half a second later. */
  @Test
  void loses_nothing_with_h2() throws Exception {
    losesNothing("jdbc:h2:file:" + folder.resolve("shop").toAbsolutePath() + ";WRITE_DELAY=0");
  }

  @Test
  void loses_nothing_with_postgresql() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      losesNothing(postgres.getJdbcUrl("postgres", "postgres"));
    }
  }

  private void losesNothing(String url) throws Exception {
    Process first = process(url, 0, EACH, false, receiver.url("/hooks"));
    until("all of the first have committed", committed, EACH);
    kill(first);
    assertThat(receiver.received()).as("killed between commit and send").isEmpty();
    receiver.knows("/hooks", secret());

    // From the fifth on nobody gets an answer: the process is killed while it waits for that.
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger arrived = new AtomicInteger();
    receiver.answers(message -> arrived.incrementAndGet() < 5 ? 204 : afterwards(gate));
    Process second = process(url, EACH, 2 * EACH, true, "");
    until("all of the second have committed", committed, 2 * EACH);
    Receiver.until("some are under way", () -> arrived.get() >= 6);
    kill(second);
    receiver.answers(message -> 204);
    gate.countDown();

    Process third = process(url, 0, 0, true, "");
    Receiver.until("all are there", () -> receiver.deduped().size() == 2 * EACH);
    Receiver.until("all are settled", () -> isSettled(third));
    third.getOutputStream().close();
    assertThat(third.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(receiver.deduped())
        .extracting(Receiver.Received::id)
        .containsExactlyInAnyOrderElementsOf(ids());
    for (int lane = 0; lane < 2; lane++) {
      int key = lane;
      assertThat(numbers().filter(n -> n % 3 == key).toList()).as("lane " + lane).isSorted();
    }
    assertDelivered(url);
  }

  private static int afterwards(CountDownLatch gate) {
    try {
      gate.await();
      return 204;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 500;
    }
  }

  private boolean isSettled(Process process) {
    try {
      process.getOutputStream().write('?');
      process.getOutputStream().flush();
      return said.contains("pending 0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertDelivered(String url) {
    try (Node node = new Node(KilledProcess.database(url))) {
      WebhookEndpoint endpoint = node.webhooks().endpoints(KilledProcess.OWNER).get(0);
      assertThat(node.webhooks().deliveries(endpoint.id(), 100))
          .hasSize(2 * EACH)
          .extracting(WebhookDelivery::state)
          .containsOnly(State.DELIVERED);
    }
  }

  private Stream<Integer> numbers() {
    return receiver.deduped().stream()
        .map(message -> Integer.valueOf(message.body().replaceAll(".*\"data\":|}", "")));
  }

  private List<String> ids() {
    return committed.stream().map(line -> line.split(" ")[1]).toList();
  }

  private String secret() {
    return said.stream()
        .filter(line -> line.startsWith("secret "))
        .map(line -> line.substring(7))
        .findFirst()
        .orElseThrow();
  }

  private void until(String what, List<String> lines, int count) {
    Receiver.until(what + " " + said, () -> lines.size() >= count);
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(KILLED);
  }

  private Process process(String url, int from, int to, boolean sends, String endpoint)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName(),
                url,
                Integer.toString(from),
                Integer.toString(to),
                Boolean.toString(sends),
                endpoint)
            .redirectErrorStream(true)
            .start();
    Thread reader = new Thread(() -> read(process), "process");
    reader.setDaemon(true);
    reader.start();
    return process;
  }

  private void read(Process process) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        (line.startsWith("committed ") ? committed : said).add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
