package org.freshet.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.client.deployment.Deployment;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentDescription;
import org.jboss.arquillian.container.spi.event.DeployDeployment;
import org.jboss.arquillian.container.spi.event.DeploymentEvent;
import org.jboss.arquillian.container.spi.event.UnDeployDeployment;
import org.jboss.arquillian.core.api.Event;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * The server that runs these tests; inject it with {@code @ArquillianResource Server}. For
 * applications that must not start, which {@code @Deployment} cannot say on every server.
 */
public final class Server {

  private static final String WILDFLY_STARTS = "WFLYSRV0049: ";

  private final Container<?> container;
  private final Event<DeploymentEvent> deployments;

  Server(Container<?> container, Event<DeploymentEvent> deployments) {
    this.container = container;
    this.deployments = deployments;
  }

  /** Whether this is Open Liberty; else it is WildFly. */
  public boolean isLiberty() {
    return container.getName().startsWith("liberty");
  }

  /**
   * Deploys the archive, expects the server to refuse it, and to say all of {@code messages}, in
   * the exception or in its log.
   */
  public void assertDeploymentFails(Archive<?> archive, String... messages) {
    String said = isLiberty() ? saidOfDropped(archive) : saidOfDeployed(archive);
    assertThat(said).as("%s was deployed", archive.getName()).isNotNull().contains(messages);
  }

  /** What is said when the server refuses it, null if it does not. */
  private String saidOfDeployed(Archive<?> archive) {
    int before = logged().length();
    Deployment deployment =
        new Deployment(
            new DeploymentDescription(archive.getName(), archive).shouldBeTestable(false));
    try {
      deployments.fire(new DeployDeployment(container, deployment));
      return null;
    } catch (Exception refused) {
      return stackTrace(refused) + logged().substring(before);
    } finally {
      undeploy(deployment);
    }
  }

  /**
   * The same on Open Liberty, past its adapter: that one waits a minute for an application that
   * fails late, and often ten seconds to undeploy what was refused.
   */
  private String saidOfDropped(Archive<?> archive) {
    String name = archive.getName().replaceAll("\\.[a-z]+$", "");
    Pattern outcome =
        Pattern.compile(
            "CWWKZ(0001I|0002E|0012I): .*[Aa]pplication " + Pattern.quote(name) + "\\b");
    int before = logged().length();
    File dropped = usr().resolve("dropins").resolve(archive.getName()).toFile();
    dropped.getParentFile().mkdirs();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    try {
      drop(archive, dropped);
      while (true) {
        Matcher told = outcome.matcher(logged().substring(before));
        if (told.find()) {
          return told.group(1).equals("0001I") ? null : logged().substring(before);
        }
        assertThat(System.nanoTime()).as("%s starts or fails", name).isLessThan(end);
        LockSupport.parkNanos(50_000_000);
      }
    } finally {
      assertThat(dropped.delete()).as("%s is taken away", dropped).isTrue();
    }
  }

  /** In one move: the server takes what it finds, written to its end or not. */
  private static void drop(Archive<?> archive, File dropped) {
    File whole = usr().resolve(archive.getName()).toFile();
    archive.as(ZipExporter.class).exportTo(whole, true);
    try {
      Files.move(whole.toPath(), dropped.toPath(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the server has written to its log since it started; WildFly appends to older runs. */
  public String logged() {
    Path log =
        isLiberty()
            ? usr().resolve("logs/messages.log")
            : Path.of(System.getProperty("it.wildfly"), "standalone/log/server.log");
    try {
      String text = Files.readString(log, StandardCharsets.UTF_8);
      return text.substring(Math.max(0, text.lastIndexOf(WILDFLY_STARTS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path usr() {
    return Path.of(
        System.getProperty("it.wlp.usr"),
        "servers",
        "freshet-" + System.getProperty("it.liberty.http"));
  }

  /** Where MicroProfile Health answers, on a server that has it: below {@code /health}. */
  public URL health(URL application) {
    try {
      return isLiberty()
          ? application
          : new URL("http://127.0.0.1:" + System.getProperty("it.wildfly.management") + "/");
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void undeploy(Deployment deployment) {
    try {
      deployments.fire(new UnDeployDeployment(container, deployment));
    } catch (Exception nothingThere) {
      // A refused application may have left nothing to undeploy.
    }
  }

  private static String stackTrace(Exception exception) {
    StringWriter text = new StringWriter();
    exception.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
