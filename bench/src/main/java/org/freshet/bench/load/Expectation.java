package org.freshet.bench.load;

import java.util.Arrays;

/**
 * What every answer must be, so that nothing else is measured.
 *
 * @param cacheStatus how {@code Cache-Status} begins, empty if there must be none
 * @param body the very bytes
 */
public record Expectation(String cacheStatus, byte[] body) implements Check {

  /** An answer with status 200. */
  @Override
  public void check(String target, Response response) {
    String status = response.field("Cache-Status");
    boolean told =
        cacheStatus.isEmpty() ? status == null : status != null && status.startsWith(cacheStatus);
    if (response.status() != 200 || !told || !Arrays.equals(body, response.body())) {
      throw new IllegalStateException(
          target
              + ": expected 200, Cache-Status '"
              + cacheStatus
              + "' and "
              + body.length
              + " bytes, but came "
              + response.body().length
              + " with\n"
              + response.head());
    }
  }
}
