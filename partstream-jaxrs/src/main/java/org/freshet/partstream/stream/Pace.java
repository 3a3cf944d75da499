package org.freshet.partstream.stream;

import java.time.Duration;

/**
 * What a stream does while nothing happens.
 *
 * @param heartbeat after how long a sign of life is sent
 * @param stall for how long a client may read nothing of what there is for it
 */
public record Pace(Duration heartbeat, Duration stall) {}
