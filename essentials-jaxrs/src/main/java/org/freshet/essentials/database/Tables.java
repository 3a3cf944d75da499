package org.freshet.essentials.database;

import org.freshet.essentials.config.AccessSettings;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.DatabaseSettings;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.Store;
import org.freshet.essentials.config.WebhookSettings;

/** Looks, when the application starts, whether the database has what is needed. */
public final class Tables {

  private final Source source;

  /** Tables in the database of a source. */
  public Tables(Source source) {
    this.source = source;
  }

  /**
   * Looks, and creates what is missing where that is wanted.
   *
   * @param findings receives what is wrong
   */
  public void check(AccessSettings settings, Findings findings) {
    if (!settings.hasDatabase()) {
      return;
    }
    if (!isThere(settings.database(), findings)) {
      return;
    }
    boolean create = settings.database().create();
    if (settings.keys().store() == Store.DATABASE) {
      DatabaseKeys.TABLE.check(source, create, "essentials.keys.store", findings);
    }
    if (settings.revocation().store() == Store.DATABASE) {
      DatabaseRevocations.TABLE.check(source, create, "essentials.revocation.store", findings);
    }
  }

  /**
   * The same for webhooks.
   *
   * @param findings receives what is wrong
   */
  public void check(WebhookSettings settings, DatabaseSettings database, Findings findings) {
    if (!settings.hasDatabase() || !isThere(database, findings)) {
      return;
    }
    if (settings.store() == Store.DATABASE) {
      for (Table table : WebhookTables.ALL) {
        table.check(source, database.create(), "essentials.webhook.store", findings);
      }
    }
    if (settings.receiving().seen() == Store.DATABASE) {
      DatabaseSeen.TABLE.check(source, database.create(), "essentials.webhook.seen", findings);
    }
  }

  private boolean isThere(DatabaseSettings database, Findings findings) {
    if (!source.isThere()) {
      findings.add(
          Codes.STORE_UNUSABLE,
          "essentials.database.data-source",
          "is '" + database.source() + "', which is not bound, define it on the server");
      return false;
    }
    return true;
  }
}
