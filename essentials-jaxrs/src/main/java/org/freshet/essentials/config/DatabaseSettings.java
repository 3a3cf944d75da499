package org.freshet.essentials.config;

import java.util.regex.Pattern;

/**
 * The settings {@code essentials.database.*}, of the stores that are in a database.
 *
 * @param source {@code essentials.database.data-source}: the name of the data source in JNDI;
 *     default {@code java:comp/DefaultDataSource}
 * @param create {@code essentials.database.create}: whether tables are created where they are
 *     missing; default false
 */
public record DatabaseSettings(String source, boolean create) {

  private static final Pattern NAME =
      Pattern.compile("(java:)?[A-Za-z0-9_.$-]+(/[A-Za-z0-9_.$-]+)*");

  static DatabaseSettings read(Values values) {
    String key = "essentials.database.data-source";
    String name = values.text(key).orElse("java:comp/DefaultDataSource");
    if (!NAME.matcher(name).matches()) {
      values.wrong(key, name, "must be the name of a data source, such as jdbc/shop");
    }
    return new DatabaseSettings(name, values.truth("essentials.database.create", false));
  }
}
