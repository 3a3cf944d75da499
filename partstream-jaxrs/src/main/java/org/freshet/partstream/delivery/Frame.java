package org.freshet.partstream.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.freshet.essentials.api.Problem;
import org.freshet.partstream.run.PartResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * One message of a stream.
 *
 * @param type what it is: {@code start}, {@code part}, {@code error}, {@code skipped}, {@code end}
 * @param json all of it, in one line
 * @param cursor where to go on after it, null if it changes nothing
 */
record Frame(String type, String json, @Nullable String cursor) {

  static Frame start(String plan, Collection<String> pending) {
    return new Frame(
        "start",
        "{\"type\":\"start\",\"plan\":"
            + JsonText.quoted(plan)
            + ",\"pending\":"
            + JsonText.list(pending)
            + "}",
        null);
  }

  static Frame of(RenderedPart part, String cursor) {
    Problem problem = part.result().problem();
    String type =
        problem == null ? "part" : part.result().status() == Status.SKIPPED ? "skipped" : "error";
    String content =
        problem == null
            ? part.unchanged() ? "" : ",\"data\":" + inOneLine(part.json())
            : ",\"problem\":" + JsonText.problem(problem).build();
    return new Frame(
        type,
        "{\"type\":"
            + JsonText.quoted(type)
            + ",\"name\":"
            + JsonText.quoted(part.name())
            + ","
            + part.told()
            + content
            + ",\"cursor\":"
            + JsonText.quoted(cursor)
            + "}",
        cursor);
  }

  /**
   * The last one.
   *
   * @param complete whether nothing is owed any more
   */
  static Frame end(boolean complete, Collection<String> failed, String cursor) {
    return new Frame(
        "end",
        "{\"type\":\"end\",\"complete\":"
            + complete
            + ",\"failed\":"
            + JsonText.list(failed)
            + ",\"cursor\":"
            + JsonText.quoted(cursor)
            + "}",
        cursor);
  }

  /** Whether nothing follows it. */
  boolean isLast() {
    return type.equals("end");
  }

  /** Ends of lines in JSON are nothing but space: those in texts are escaped. */
  private static String inOneLine(byte[] json) {
    return new String(json, StandardCharsets.UTF_8).replace('\n', ' ').replace('\r', ' ');
  }
}
