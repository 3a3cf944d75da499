package org.freshet.partstream.cache;

import org.jspecify.annotations.Nullable;

/**
 * What a kept value is selected by.
 *
 * @param resource the class, and the method that built the plan if one did
 * @param part the name of the part
 * @param request a digest of all of the request that may select: host, path and query
 * @param user whose value it is, null if it is everybody's
 */
public record PartKey(String resource, String part, String request, @Nullable String user) {}
