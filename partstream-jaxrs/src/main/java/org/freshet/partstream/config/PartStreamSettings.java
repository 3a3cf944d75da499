package org.freshet.partstream.config;

import java.time.Duration;
import java.util.List;
import org.freshet.essentials.config.Quota;
import org.freshet.essentials.seal.KeyRing;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code partstream.*} of an application, read once when it is deployed.
 *
 * @param development whether problems say what was thrown, and a key may be made up
 * @param keys what cursors are sealed with, null if there are none
 * @param budget how long a page may take, null for as long as its parts
 * @param partTimeout how long a part may take that says nothing else
 * @param mostParts how many parts a response may have
 * @param mostKeys how many parts may be asked for by name at once
 * @param mostCursor the longest cursor that is looked at
 * @param perRequest how many parts of one request run at once
 * @param perApplication how many parts run at once
 * @param streams those of streams
 * @param limits how often a caller may call one resource that says nothing else
 * @param partTtl for how long what parts hold is kept where nothing else is said, null if it is not
 * @param mostKept how many values of parts are kept
 * @param problemTypes what the types of problems begin with, null for {@code about:blank}
 * @param health whether MicroProfile Health gets a check, where it is there
 * @param auditLog which of the events for observers are logged
 */
public record PartStreamSettings(
    boolean development,
    @Nullable KeyRing keys,
    @Nullable Duration budget,
    Duration partTimeout,
    int mostParts,
    int mostKeys,
    int mostCursor,
    int perRequest,
    int perApplication,
    StreamSettings streams,
    List<Quota> limits,
    @Nullable Duration partTtl,
    int mostKept,
    @Nullable String problemTypes,
    boolean health,
    AuditLog auditLog) {

  /** Which of the events for observers are logged. */
  public enum AuditLog {
    /** None of them. */
    NONE,
    /** What failed, and cursors that were refused. */
    PROBLEMS,
    /** What was delivered, too. */
    ALL
  }
}
