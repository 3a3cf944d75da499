package org.freshet.essentials.webhook.send;

import javax.sql.DataSource;
import org.freshet.essentials.stores.Databases;

/** The outbox in a database: Postgres. */
class OutboxOnPostgresTest extends OutboxContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}
