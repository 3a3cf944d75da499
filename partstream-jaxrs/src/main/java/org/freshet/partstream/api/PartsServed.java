package org.freshet.partstream.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells observers what was delivered. Fired on the thread of the request when all of it is made; an
 * observer that fails is logged and fails nothing.
 *
 * @param resource the path of the request
 * @param user who asked, null for somebody unknown
 * @param parts the names of the parts
 * @param continued whether a cursor was brought
 */
public record PartsServed(
    String resource, @Nullable String user, List<String> parts, boolean continued) {}
