package org.freshet.essentials.webhook.receive;

import org.freshet.essentials.database.DatabaseSeen;
import org.freshet.essentials.stores.Databases;

/** Accepted messages in a database: Postgres. */
class SeenOnPostgresTest extends SeenMessagesContract {

  @Override
  SeenMessages memory() {
    return new DatabaseSeen(Databases.withTables(Databases.postgres()), clock);
  }
}
