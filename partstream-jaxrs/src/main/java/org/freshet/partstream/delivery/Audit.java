package org.freshet.partstream.delivery;

import java.util.List;
import org.freshet.partstream.api.CursorRejected.Reason;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.run.PartResult;

/** Tells observers; never fails. */
public interface Audit {

  /** A part failed. */
  void failed(PartContext context, PartResult result);

  /** A cursor was refused. */
  void rejected(PartContext context, Reason reason);

  /** Parts were delivered. */
  void served(PartContext context, List<String> parts, boolean continued);
}
