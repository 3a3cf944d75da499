package org.freshet.planted.isr.http;

import redis.clients.jedis.PlantedClient;

/** Planted: the client outside of its room. */
class TalksToRedis {
  PlantedClient client;
}
