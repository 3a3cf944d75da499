package org.freshet.partstream.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A response that arrives in parts: on a class that extends {@link PartResource} and has methods
 * with {@link Part}, or on a resource method that returns {@link Parts}.
 *
 * <p>Members can be overridden as in MicroProfile Fault Tolerance: {@code
 * com.acme.Dashboard/PartStream/chunkSize=3} for one class, {@code PartStream/chunkSize=3} for all.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface PartStream {

  /** How many parts a page has at most, from 1. A client may ask for fewer. Default 2. */
  int chunkSize() default 2;

  /** For how many seconds a cursor can be used, from 1. Default 3600. */
  int cursorTtl() default 3600;

  /**
   * For how many seconds what parts hold is kept that do not say it themselves, at most a year; 0
   * for not at all, -1, the default, for {@code partstream.cache.default-ttl}.
   */
  int partTtl() default -1;

  /**
   * The names of the parts that anybody may have, whichever way they ask; all others are as if they
   * were not there. Empty, the default, for all.
   */
  String[] allowedKeys() default {};
}
