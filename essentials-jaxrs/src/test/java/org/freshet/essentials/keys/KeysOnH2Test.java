package org.freshet.essentials.keys;

import org.freshet.essentials.database.DatabaseKeys;
import org.freshet.essentials.stores.Databases;

/** Keys in H2. */
class KeysOnH2Test extends ApiKeyStoreContract {

  @Override
  ApiKeyStore store() {
    return new DatabaseKeys(Databases.withTables(Databases.h2()));
  }
}
