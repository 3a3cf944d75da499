package org.freshet.isr.redis.queue;

/**
 * The names of what the queue has in Redis, all of it in one slot, which is not that of the order.
 *
 * @param prefix what all of them begin with
 */
record QueueKeys(String prefix) {

  /** Of the jobs, as a stream. */
  String jobs() {
    return name("jobs");
  }

  /** Of the jobs by page. */
  String pages() {
    return name("pages");
  }

  /** Of the pages that were given up, by when. */
  String dead() {
    return name("dead");
  }

  /** Of why they were. */
  String why() {
    return name("why");
  }

  private String name(String what) {
    return prefix + ":q:{" + prefix + "|queue}:" + what;
  }
}
