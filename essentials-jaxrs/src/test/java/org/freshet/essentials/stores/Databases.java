package org.freshet.essentials.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.config.AccessSettings;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.SettingsReader;
import org.freshet.essentials.database.Source;
import org.freshet.essentials.database.Tables;
import org.h2.jdbcx.JdbcDataSource;

/** Databases that tests have for themselves. */
public final class Databases {

  private static EmbeddedPostgres postgres;

  private Databases() {}

  /** An empty H2 in memory. */
  public static DataSource h2() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return source;
  }

  /** The one PostgreSQL of this run, which ends with it. */
  public static synchronized DataSource postgres() {
    try {
      if (postgres == null) {
        postgres = EmbeddedPostgres.start();
      }
      return postgres.getPostgresDatabase();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with the tables. */
  public static Source withTables(DataSource database) {
    Source source = new Source(database);
    Findings findings = new Findings();
    EssentialsSettings settings = all("essentials.database.create=true");
    new Tables(source).check(settings.access(), findings);
    new Tables(source).check(settings.webhook(), settings.access().database(), findings);
    assertThat(findings.found()).isEmpty();
    return source;
  }

  /** Settings with both stores in the database. */
  public static AccessSettings settings(String more) {
    return all(more).access();
  }

  private static EssentialsSettings all(String more) {
    return SettingsReader.read(
        FakeConfig.of(
            "essentials.keys.store=database",
            "essentials.revocation.store=database",
            "essentials.webhook.store=database",
            "essentials.webhook.seen=database",
            more),
        new Findings());
  }

  /** Does something in a transaction, and rolls it back. */
  public static void rolledBack(DataSource database, Consumer<Source> work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      work.accept(new Source(within(connection)));
      connection.rollback();
    }
  }

  /** A source whose only connection is that of a transaction, and does not close. */
  private static DataSource within(Connection connection) {
    Connection open =
        proxy(
            Connection.class,
            (method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(connection, arguments));
    return proxy(DataSource.class, (method, arguments) -> open);
  }

  private interface Call {
    Object of(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            Databases.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.of(method, arguments)));
  }
}
