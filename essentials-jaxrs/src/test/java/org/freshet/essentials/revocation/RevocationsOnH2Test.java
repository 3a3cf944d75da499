package org.freshet.essentials.revocation;

import java.time.Duration;
import org.freshet.essentials.database.DatabaseRevocations;
import org.freshet.essentials.database.Source;
import org.freshet.essentials.stores.Databases;

/** Revocations in a database: H2. */
class RevocationsOnH2Test extends RevocationStoreContract {

  private Source source;

  @Override
  RevocationStore store() {
    source = Databases.withTables(Databases.h2());
    return new DatabaseRevocations(source, clock);
  }

  @Override
  RevocationStore otherNode() {
    return new DatabaseRevocations(source, clock);
  }

  @Override
  void pass(Duration time) {
    clock.pass(time);
  }
}
