package org.freshet.isr.call;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One call of something that is kept.
 *
 * @param name what is called, as messages name it
 * @param key selects its value
 * @param freshFor how long a value is fresh
 * @param staleFor how long it is used after that while it is renewed
 * @param personal whether its value belongs to the caller
 * @param type the declared type of its value, null if it is for this node alone
 * @param work makes the value
 * @param tags tells the declared tags of a value, null if one of them cannot be told
 */
public record Call(
    String name,
    String key,
    Duration freshFor,
    Duration staleFor,
    boolean personal,
    @Nullable Type type,
    Callable<@Nullable Object> work,
    Function<@Nullable Object, @Nullable Set<Tag>> tags) {}
