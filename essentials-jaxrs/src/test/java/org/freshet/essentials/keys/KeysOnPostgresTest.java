package org.freshet.essentials.keys;

import org.freshet.essentials.database.DatabaseKeys;
import org.freshet.essentials.stores.Databases;

/** Keys in PostgreSQL. */
class KeysOnPostgresTest extends ApiKeyStoreContract {

  @Override
  ApiKeyStore store() {
    return new DatabaseKeys(Databases.withTables(Databases.postgres()));
  }
}
