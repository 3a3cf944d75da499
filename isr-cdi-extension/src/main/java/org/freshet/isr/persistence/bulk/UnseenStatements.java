package org.freshet.isr.persistence.bulk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.isr.config.Codes;

/**
 * Warns of statements that changed tagged entities past their listeners, outside of methods that
 * say so: once for each text. Meant for development. Thread-safe.
 */
public final class UnseenStatements {

  private static final Logger LOG = System.getLogger(UnseenStatements.class.getPackageName());
  private static final int MOST = 1_000;
  private static final int SHOWN = 200;
  private static final Pattern CHANGES =
      Pattern.compile(
          "(?:\\s|/\\*.*?\\*/)*+(?:update|delete(?:\\s+from)?|insert\\s+into|merge\\s+into"
              + "|truncate\\s+table)\\s+([^\\s(]+).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Has warned of none yet. */
  public UnseenStatements() {}

  /** A statement has changed entities of a class. */
  public void changed(String statement, Class<?> entity) {
    if (!BulkScope.isOpen() && told.size() < MOST && told.add(statement)) {
      String text = statement.length() > SHOWN ? statement.substring(0, SHOWN) + "..." : statement;
      LOG.log(
          Level.WARNING,
          Codes.UNSEEN_STATEMENT
              + ": '"
              + text
              + "' changes "
              + entity.getName()
              + " past its listener, so that it renews nothing; must run in a method with"
              + " @RevalidatesEntity("
              + entity.getSimpleName()
              + ".class), or its tags be raised with Revalidator");
    }
  }

  /**
   * A statement of SQL is executed.
   *
   * @param tables the tagged entity classes by the names of their tables, as {@link #table} makes
   *     them comparable
   */
  public void executed(String sql, Map<String, Class<?>> tables) {
    Matcher changes = CHANGES.matcher(sql);
    Class<?> entity = changes.matches() ? tables.get(table(changes.group(1))) : null;
    if (entity != null) {
      changed(sql, entity);
    }
  }

  /** The name of a table without schema and quotes, in lower case. */
  public static String table(String name) {
    return name.substring(name.lastIndexOf('.') + 1)
        .replaceAll("[\"`\\[\\];]", "")
        .toLowerCase(Locale.ROOT);
  }
}
