package org.freshet.partstream.delivery;

import java.net.URI;
import java.time.Duration;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.config.StreamRule;
import org.freshet.partstream.cursor.Binding;
import org.freshet.partstream.cursor.Position;
import org.freshet.partstream.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, read and judged.
 *
 * @param plan the parts that they may have
 * @param rule what the definition says
 * @param context what parts may know of the request
 * @param binding what its cursors are bound to
 * @param position where they are in the plan
 * @param continued whether they brought a cursor
 * @param limit how many parts they want at most
 * @param patience how long they want to wait at most, null if they did not say
 * @param sharing how others may get the same answer, null if they may not
 */
public record PartsRequest(
    Plan plan,
    StreamRule rule,
    PartContext context,
    Binding binding,
    Position position,
    boolean continued,
    int limit,
    @Nullable Duration patience,
    @Nullable Sharing sharing) {

  /** A request whose answer is nobody else's. */
  public PartsRequest(
      Plan plan,
      StreamRule rule,
      PartContext context,
      Binding binding,
      Position position,
      boolean continued,
      int limit,
      @Nullable Duration patience) {
    this(plan, rule, context, binding, position, continued, limit, patience, null);
  }

  /** The same, whose answer others may get too. */
  public PartsRequest sharedBy(@Nullable Sharing how) {
    return new PartsRequest(
        plan, rule, context, binding, position, continued, limit, patience, how);
  }

  /** Where the same begins. */
  String first() {
    return target(context.uri(), null);
  }

  /** Where it goes on. */
  String next(String cursor) {
    return target(context.uri(), cursor);
  }

  /** Path and query with another cursor, or without one. */
  public static String target(URI uri, @Nullable String cursor) {
    StringBuilder query = new StringBuilder();
    String raw = uri.getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        if (!pair.isEmpty() && !pair.equals("cursor") && !pair.startsWith("cursor=")) {
          query.append(query.length() == 0 ? "" : "&").append(pair);
        }
      }
    }
    if (cursor != null) {
      query.append(query.length() == 0 ? "" : "&").append("cursor=").append(cursor);
    }
    return query.length() == 0 ? uri.getRawPath() : uri.getRawPath() + "?" + query;
  }
}
