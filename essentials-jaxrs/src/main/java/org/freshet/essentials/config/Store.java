package org.freshet.essentials.config;

import java.util.Locale;

/** Where something is kept that has to be there at the next request. */
public enum Store {
  /** Nowhere: the feature is off. */
  NONE,
  /** In the memory of the process. */
  MEMORY,
  /** In the database of {@code essentials.database.data-source}. */
  DATABASE,
  /** In the Redis of {@code essentials.redis.url}. */
  REDIS,
  /** In a CDI bean of the application. */
  BEAN;

  static Store read(Values values, String key, String... words) {
    return valueOf(values.word(key, words).toUpperCase(Locale.ROOT));
  }
}
