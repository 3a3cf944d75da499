package org.freshet.isr.persistence.hibernate;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.freshet.isr.persistence.bulk.UnseenStatements;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.internal.SessionFactoryOptionsBuilder;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.engine.spi.ActionQueue;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * Sees the SQL of one session factory, in development only, and picks out what {@code
 * executeUpdate} of a query sends: Hibernate tells nobody else of bulk and native statements.
 * Thread-safe.
 */
final class HibernateStatements implements StatementInspector {

  private static final long serialVersionUID = 1L;
  private static final StackWalker STACK = StackWalker.getInstance();
  private static final String QUERIES = "org.hibernate.query.";

  private final @Nullable StatementInspector before;
  private final transient Map<String, Class<?>> tables;
  private final transient UnseenStatements unseen = new UnseenStatements();

  private HibernateStatements(@Nullable StatementInspector before, Map<String, Class<?>> tables) {
    this.before = before;
    this.tables = tables;
  }

  /** Looks at the statements of a factory that is being built, beside whoever does already. */
  static void watch(SessionFactoryOptions options, Metadata metadata, Iterable<Class<?>> tagged) {
    if (options instanceof SessionFactoryOptionsBuilder building && isDevelopment()) {
      building.applyStatementInspector(
          new HibernateStatements(building.getStatementInspector(), tables(metadata, tagged)));
    }
  }

  private static boolean isDevelopment() {
    return ConfigProvider.getConfig()
        .getOptionalValue("isr.mode", String.class)
        .map(mode -> mode.trim().equals("development"))
        .orElse(false);
  }

  private static Map<String, Class<?>> tables(Metadata metadata, Iterable<Class<?>> tagged) {
    Map<String, Class<?>> tables = new HashMap<>();
    for (Class<?> type : tagged) {
      PersistentClass entity = metadata.getEntityBinding(type.getName());
      if (entity != null) {
        for (Table table : entity.getTableClosure()) {
          tables.putIfAbsent(UnseenStatements.table(table.getName()), type);
        }
      }
    }
    return tables;
  }

  @Override
  public @Nullable String inspect(String sql) {
    if (!sql.startsWith("select") && isOfQuery()) {
      unseen.executed(sql, tables);
    }
    return before == null ? sql : before.inspect(sql);
  }

  /** A query makes the session flush first, which the entity listeners see. */
  private static boolean isOfQuery() {
    return STACK.walk(
        frames ->
            frames
                .filter(
                    frame ->
                        frame.getClassName().equals(ActionQueue.class.getName())
                            || frame.getMethodName().equals("executeUpdate")
                                && frame.getClassName().startsWith(QUERIES))
                .findFirst()
                .map(frame -> frame.getClassName().startsWith(QUERIES))
                .orElse(false));
  }
}
