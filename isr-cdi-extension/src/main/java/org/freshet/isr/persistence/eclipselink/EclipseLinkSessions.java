package org.freshet.isr.persistence.eclipselink;

import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the queries of EclipseLink's sessions, by name only. A unit of work inherits the
 * listeners of the session it is begun from, so that only those begun later are heard. Thread-safe.
 */
public final class EclipseLinkSessions {

  private static final String LISTENER = "org.eclipse.persistence.sessions.SessionEventListener";
  private static final String QUERIES = "org.eclipse.persistence.queries.";

  private final Reflection reflection = new Reflection();
  private final Set<Object> heard = Collections.newSetFromMap(new WeakHashMap<>());

  /** Listens to none yet. */
  public EclipseLinkSessions() {}

  /** Is told of queries. */
  public interface Listener {

    /** A query has answered with this. */
    void answered(Object result);

    /** A statement has changed all entities of a class that it chose. */
    void changed(String statement, Class<?> entity);

    /**
     * A statement of SQL was executed.
     *
     * @param tables the entity classes by the names of their tables
     */
    void executed(String sql, Map<String, Class<?>> tables);
  }

  /** Listens to a unit from now on, once; does nothing if it is not EclipseLink's. */
  public synchronized void listen(EntityManagerFactory unit, Listener listener) {
    Object metamodel = unit.getMetamodel();
    if (!metamodel.getClass().getName().startsWith("org.eclipse.persistence.")) {
      return;
    }
    Object session = reflection.call(metamodel, "getSession");
    Object events = session == null ? null : reflection.call(session, "getEventManager");
    if (session != null && events != null && heard.add(session)) {
      reflection.call(events, "addListener", proxy(session, listener));
    }
  }

  private Object proxy(Object session, Listener listener) {
    ClassLoader loader = session.getClass().getClassLoader();
    Map<String, Class<?>> tables = tables(session);
    try {
      return Proxy.newProxyInstance(
          loader,
          new Class<?>[] {Class.forName(LISTENER, false, loader)},
          (proxy, method, arguments) -> called(proxy, method, arguments, tables, listener));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("EclipseLink without " + LISTENER, e);
    }
  }

  private @Nullable Object called(
      Object proxy,
      Method method,
      @Nullable Object @Nullable [] arguments,
      Map<String, Class<?>> tables,
      Listener listener) {
    Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    switch (method.getName()) {
      case "postExecuteQuery" -> {
        if (first != null) {
          executed(first, tables, listener);
        }
        return null;
      }
      case "equals" -> {
        return proxy == first;
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      case "toString" -> {
        return "Freshet";
      }
      default -> {
        return null;
      }
    }
  }

  private void executed(Object event, Map<String, Class<?>> tables, Listener listener) {
    Object query = reflection.call(event, "getQuery");
    if (query == null) {
      return;
    }
    if (isA(query, "ReadQuery")) {
      Object result = reflection.call(event, "getResult");
      if (result != null && !isA(query, "DataReadQuery")) {
        listener.answered(result);
      }
    } else if (isA(query, "ModifyAllQuery")) {
      Object statement = reflection.call(query, "getJPQLString");
      Object text = statement == null ? reflection.call(query, "getSQLString") : statement;
      if (reflection.call(query, "getReferenceClass") instanceof Class<?> entity) {
        listener.changed(text == null ? "a criteria query" : text.toString(), entity);
      }
    } else if (isA(query, "DataModifyQuery")) {
      Object sql = reflection.call(query, "getSQLString");
      if (sql != null) {
        listener.executed(sql.toString(), tables);
      }
    }
  }

  private static boolean isA(Object query, String type) {
    for (Class<?> c = query.getClass(); c != null; c = c.getSuperclass()) {
      if (c.getName().equals(QUERIES + type)) {
        return true;
      }
    }
    return false;
  }

  private Map<String, Class<?>> tables(Object session) {
    Map<String, Class<?>> tables = new HashMap<>();
    if (reflection.call(session, "getDescriptors") instanceof Map<?, ?> descriptors) {
      for (Object descriptor : descriptors.values()) {
        Object type = reflection.call(descriptor, "getJavaClass");
        Object names = reflection.call(descriptor, "getTableNames");
        if (type instanceof Class<?> entity && names instanceof List<?> list) {
          list.forEach(name -> tables.putIfAbsent(name.toString(), entity));
        }
      }
    }
    return tables;
  }
}
