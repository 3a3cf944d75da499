package org.freshet.essentials.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.config.AccessSettings;
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
    new Tables(source).check(settings("essentials.database.create=true"), findings);
    assertThat(findings.found()).isEmpty();
    return source;
  }

  /** Settings with both stores in the database. */
  public static AccessSettings settings(String more) {
    return SettingsReader.read(
            FakeConfig.of(
                "essentials.keys.store=database", "essentials.revocation.store=database", more),
            new Findings())
        .access();
  }
}
