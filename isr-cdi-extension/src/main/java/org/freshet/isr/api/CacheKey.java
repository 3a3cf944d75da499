package org.freshet.isr.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameters that tell the calls of a {@link CachedFor} or {@link SafeCall} method apart.
 *
 * <p>Where no parameter has it, all of them do. What is left out must not change the result: calls
 * that differ in nothing else get each other's values.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface CacheKey {}
