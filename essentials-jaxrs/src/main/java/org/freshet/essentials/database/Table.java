package org.freshet.essentials.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.Findings;

/**
 * A table of this library.
 *
 * @param name its name
 * @param columns those that are needed
 * @param definition the statements that create it, such as every database understands
 */
record Table(String name, String columns, List<String> definition) {

  private static final Logger LOG = System.getLogger(Table.class.getName());

  /**
   * Looks whether it is there. A database that does not answer now is no reason to stop.
   *
   * @param create whether to create it where it is missing
   * @param setting the setting that needs it
   */
  void check(Source source, boolean create, String setting, Findings findings) {
    try {
      if (exists(source)) {
        return;
      }
      if (create) {
        create(source, setting, findings);
      } else {
        findings.add(
            Codes.STORE_UNUSABLE,
            setting,
            "is 'database', needs the table "
                + name
                + ", which is missing or looks different, create it as the guide says, or set"
                + " essentials.database.create=true");
      }
    } catch (SQLException e) {
      LOG.log(
          Level.WARNING,
          Codes.STORE_UNUSABLE + ": nobody has looked whether there is the table " + name,
          e);
    }
  }

  private boolean exists(Source source) throws SQLException {
    return source.canRun("SELECT " + columns + " FROM " + name + " WHERE 1 = 0");
  }

  private void create(Source source, String setting, Findings findings) throws SQLException {
    try {
      for (String statement : definition) {
        source.define(statement);
      }
    } catch (SQLException e) {
      // Another node may have been quicker.
      if (!exists(source)) {
        LOG.log(Level.DEBUG, "a table cannot be created", e);
        findings.add(
            Codes.STORE_UNUSABLE,
            setting,
            "is 'database', cannot create the table "
                + name
                + " (SQL state "
                + e.getSQLState()
                + "), create it as the guide says");
      }
    }
  }
}
