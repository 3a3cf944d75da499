package org.freshet.isr.api;

import java.time.Duration;

/**
 * CDI event: producing a response failed, and the last good one was served instead (RFC 5861,
 * section 4).
 *
 * @param target the request target: path and query
 * @param problem what failed: a status or the class of an exception, never its message
 * @param age how old the served response was
 */
public record ServedStale(String target, String problem, Duration age) {}
