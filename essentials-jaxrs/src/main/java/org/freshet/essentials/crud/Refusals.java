package org.freshet.essentials.crud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.config.ProblemSettings;

/** What a body has that it must not have, so that all of it is told at once. For one request. */
final class Refusals {

  private static final int LONGEST_NAME = 64;

  private final boolean refuseUnknown;
  private final List<Map<String, Object>> errors = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param refuseUnknown whether members that nobody knows are among it
   */
  Refusals(boolean refuseUnknown) {
    this.refuseUnknown = refuseUnknown;
  }

  /** The name of a member that nobody knows is repeated only if it is short enough for a name. */
  void unknown(String pointer, String name) {
    if (refuseUnknown) {
      boolean named = name.length() <= LONGEST_NAME && name.matches("[\\w.-]+");
      add("is not known", named ? pointer + "/" + name : pointer, "Unknown");
    }
  }

  void mustNotBeNull(String pointer) {
    add("must not be null", pointer, "NotNull");
  }

  private void add(String detail, String pointer, String code) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("detail", detail);
    error.put("pointer", pointer);
    error.put("code", code);
    errors.add(error);
  }

  /** All of it, as it stands in a problem. */
  List<Map<String, Object>> errors() {
    return errors;
  }

  void throwIfAny(ProblemSettings problems) {
    if (!errors.isEmpty()) {
      throw new ProblemException(
          problems
              .problem(problems.violations(), "validation", "Your request is not valid.")
              .with("errors", errors));
    }
  }
}
