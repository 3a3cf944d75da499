package org.freshet.essentials.webhook.receive;

import org.freshet.essentials.database.DatabaseSeen;
import org.freshet.essentials.stores.Databases;

/** Accepted messages in a database: H2. */
class SeenOnH2Test extends SeenMessagesContract {

  @Override
  SeenMessages memory() {
    return new DatabaseSeen(Databases.withTables(Databases.h2()), clock);
  }
}
