package org.freshet.planted.essentials.ratelimit;

import redis.clients.planted.Client;

/** A planted violation. */
public class TalksToRedis {
  Client redis;
}
