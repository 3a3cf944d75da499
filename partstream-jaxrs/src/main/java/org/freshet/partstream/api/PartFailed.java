package org.freshet.partstream.api;

import org.jspecify.annotations.Nullable;

/**
 * Tells observers that a part failed. Fired on the thread of the request; an observer that fails is
 * logged and fails nothing.
 *
 * @param resource the path of the request
 * @param part its name
 * @param status what its problem says
 * @param failure what was thrown, null if it took too long or was skipped
 * @param replaced whether a fallback stands in its place
 */
public record PartFailed(
    String resource, String part, int status, @Nullable Throwable failure, boolean replaced) {}
