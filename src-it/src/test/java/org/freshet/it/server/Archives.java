package org.freshet.it.server;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.freshet.it.app.RestApplication;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Archives as a user's build would make them: the library's jar with what it needs at run time,
 * copied by Maven, and the given classes as the application.
 */
public final class Archives {

  private static final String SETTINGS = "META-INF/microprofile-config.properties";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Archives() {}

  /** A WAR with the library in {@code WEB-INF/lib}; its resources answer below {@code /api}. */
  public static WebArchive war(Class<?>... classes) {
    return bareWar(classes).addAsLibraries(library());
  }

  /** An EAR with the library in {@code lib} and one WAR, which has the classes. */
  public static EnterpriseArchive ear(Class<?>... classes) {
    WebArchive war = bareWar(classes);
    return ShrinkWrap.create(EnterpriseArchive.class, war.getName().replace(".war", ".ear"))
        .addAsModule(war)
        .addAsLibraries(library());
  }

  /** A WAR with the API essentials, and nothing else, in {@code WEB-INF/lib}. */
  public static WebArchive essentialsWar(Class<?>... classes) {
    return bareWar(classes).addAsLibraries(jars("freshet.essentials"));
  }

  /** An EAR with the API essentials in {@code lib} and the given WAR, made without them. */
  public static EnterpriseArchive essentialsEar(WebArchive war) {
    return ShrinkWrap.create(EnterpriseArchive.class, war.getName().replace(".war", ".ear"))
        .addAsModule(war)
        .addAsLibraries(jars("freshet.essentials"));
  }

  /** A WAR with progressive responses, and what they need, in {@code WEB-INF/lib}. */
  public static WebArchive partsWar(Class<?>... classes) {
    return essentialsWar(classes).addAsLibraries(jars("freshet.partstream"));
  }

  /** An EAR with progressive responses in {@code lib} and the given WAR, made without them. */
  public static EnterpriseArchive partsEar(WebArchive war) {
    return essentialsEar(war).addAsLibraries(jars("freshet.partstream"));
  }

  /** A WAR with all libraries of the project in {@code WEB-INF/lib}. */
  public static WebArchive warOfAll(Class<?>... classes) {
    return war(classes)
        .addAsLibraries(jars("freshet.essentials"))
        .addAsLibraries(jars("freshet.partstream"));
  }

  /** An EAR with all libraries of the project in {@code lib} and one WAR, which has the classes. */
  public static EnterpriseArchive earOfAll(Class<?>... classes) {
    return ear(classes)
        .addAsLibraries(jars("freshet.essentials"))
        .addAsLibraries(jars("freshet.partstream"));
  }

  /** An EAR with all libraries of the project in {@code lib} and a WAR, made without them. */
  public static EnterpriseArchive earOfAll(WebArchive war) {
    return essentialsEar(war).addAsLibraries(library()).addAsLibraries(jars("freshet.partstream"));
  }

  /** A WAR without any library. */
  public static WebArchive bareWar(Class<?>... classes) {
    String name = classes.length == 0 ? "empty" : classes[0].getSimpleName();
    return ShrinkWrap.create(
            WebArchive.class,
            name.toLowerCase(Locale.ROOT) + "-" + COUNT.incrementAndGet() + ".war")
        .addClass(RestApplication.class)
        .addClasses(classes);
  }

  /** Adds settings to a WAR that has the library, each as {@code name=value}. */
  public static WebArchive with(WebArchive war, String... settings) {
    return war.addAsResource(text(settings), SETTINGS);
  }

  /**
   * Adds settings to an EAR that has the library: in a jar of its {@code lib}, since WildFly shows
   * those of a WAR inside to that WAR only.
   */
  public static EnterpriseArchive with(EnterpriseArchive ear, String... settings) {
    return ear.addAsLibrary(
        ShrinkWrap.create(JavaArchive.class, "settings.jar")
            .addAsResource(text(settings), SETTINGS));
  }

  private static StringAsset text(String... lines) {
    return new StringAsset(String.join("\n", lines));
  }

  /**
   * A {@code persistence.xml} with one unit on the default data source of either server, its tables
   * made anew; add it with {@code addAsResource(..., "META-INF/persistence.xml")}.
   *
   * @param more XML that stands in the unit before its classes, such as {@code <mapping-file>}
   */
  public static StringAsset persistence(String unit, String more, Class<?>... entities) {
    return new StringAsset(
        """
        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
          <persistence-unit name="%s" transaction-type="JTA">
            %s
            %s
            <exclude-unlisted-classes>true</exclude-unlisted-classes>
            <properties>
              <property name="jakarta.persistence.schema-generation.database.action"
                        value="drop-and-create"/>
            </properties>
          </persistence-unit>
        </persistence>
        """
            .formatted(
                unit,
                more,
                Stream.of(entities)
                    .map(entity -> "<class>" + entity.getName() + "</class>")
                    .collect(joining("\n    "))));
  }

  /**
   * A {@code web.xml} with basic authentication against the server's users {@code reader} and
   * {@code editor}. WildFly obeys {@code @RolesAllowed} on resources only with the parameter.
   */
  public static StringAsset basicAuthentication() {
    return new StringAsset(
        """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
          <context-param>
            <param-name>resteasy.role.based.security</param-name>
            <param-value>true</param-value>
          </context-param>
          <login-config><auth-method>BASIC</auth-method></login-config>
          <security-role><role-name>reader</role-name></security-role>
          <security-role><role-name>editor</role-name></security-role>
        </web-app>
        """);
  }

  /**
   * A WAR for one of two nodes, which are the same application twice on one server: at {@code
   * /node}, at another port each, see {@link #node}. It has the library and Jedis.
   */
  public static WebArchive nodeWar(boolean other, Class<?>... classes) {
    return node(war(classes).addAsLibraries(jars("freshet.redis.client")), other);
  }

  /** Makes a WAR one of two nodes, at {@code /node}, at another port each, see {@link #node}. */
  public static WebArchive node(WebArchive bare, boolean other) {
    WebArchive war =
        bare.addAsWebInfResource(
                new StringAsset(
                    "<web-ext xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.1\">"
                        + "<context-root uri=\"/node\"/></web-ext>"),
                "ibm-web-ext.xml")
            .addAsWebInfResource(
                new StringAsset(
                    "<jboss-web><context-root>/node</context-root>"
                        + (other
                            ? "<virtual-host>other</virtual-host>"
                                + "<server-instance>other</server-instance>"
                            : "")
                        + "</jboss-web>"),
                "jboss-web.xml");
    return war.addAsWebInfResource(
        new StringAsset(
            "<web-bnd xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.2\">"
                + "<virtual-host name=\""
                + (other ? "other" : "default_host")
                + "\"/></web-bnd>"),
        "ibm-web-bnd.xml");
  }

  /** Where a node answers. */
  public static URL node(boolean other) {
    String main = System.getProperty("arquillian.launch", "liberty");
    String port = other ? "it.other.http" : "it." + main + ".http";
    try {
      return new URL("http://127.0.0.1:" + System.getProperty(port) + "/node/");
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static File[] library() {
    return jars("freshet.library");
  }

  /** What Maven copied into the folder that a property of the run names. */
  public static File[] jars(String property) {
    File folder = new File(System.getProperty(property, "target/unknown"));
    File[] jars = folder.listFiles((dir, name) -> name.endsWith(".jar"));
    return Objects.requireNonNull(jars, () -> folder + " is missing: run `./mvnw verify`");
  }
}
