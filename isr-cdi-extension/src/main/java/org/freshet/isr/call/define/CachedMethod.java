package org.freshet.isr.call.define;

import java.lang.reflect.Type;
import java.time.Duration;

/**
 * What is known of a method with {@code @CachedFor} after deployment.
 *
 * @param name the method, {@code com.acme.Prices.of}
 * @param key tells its calls apart
 * @param tags what its values depend on
 * @param freshFor how long a value is fresh
 * @param staleFor how long it is used after that while it is renewed
 * @param byCaller whether each caller has values of their own
 * @param type the declared type of its values
 * @param stage whether it returns stages of its values
 */
public record CachedMethod(
    String name,
    CallKey key,
    CallTags tags,
    Duration freshFor,
    Duration staleFor,
    boolean byCaller,
    Type type,
    boolean stage) {}
