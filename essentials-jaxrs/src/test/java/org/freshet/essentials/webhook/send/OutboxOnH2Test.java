package org.freshet.essentials.webhook.send;

import javax.sql.DataSource;
import org.freshet.essentials.stores.Databases;

/** The outbox in a database: H2. */
class OutboxOnH2Test extends OutboxContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}
