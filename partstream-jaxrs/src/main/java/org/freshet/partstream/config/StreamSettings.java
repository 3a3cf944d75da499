package org.freshet.partstream.config;

import java.time.Duration;

/**
 * The settings of streams.
 *
 * @param heartbeat after how long without a frame one gives a sign of life
 * @param stall for how long a client may read nothing of what there is for it
 * @param most how many may be open
 * @param mostOfCaller how many of them one caller may have
 */
public record StreamSettings(Duration heartbeat, Duration stall, int most, int mostOfCaller) {}
