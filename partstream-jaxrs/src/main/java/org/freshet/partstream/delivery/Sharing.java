package org.freshet.partstream.delivery;

import java.time.Duration;

/**
 * A page that a cache may keep for everybody, if all that it holds is for everybody.
 *
 * @param retention for how long it may be kept at most
 * @param degrade tells the cache that something in it stands for what failed
 */
public record Sharing(Duration retention, Runnable degrade) {}
