package org.freshet.essentials.ratelimit;

import java.util.Arrays;
import org.freshet.essentials.stores.RedisServer;

/** On a cluster, where all that one script touches is of one slot. */
class RedisLimiterOnClusterTest extends RedisLimiterTest {

  @Override
  RedisServer server() {
    return RedisServer.cluster();
  }

  @Override
  String[] more() {
    String[] more = Arrays.copyOf(super.more(), 3);
    more[2] = "essentials.redis.cluster=true";
    return more;
  }
}
