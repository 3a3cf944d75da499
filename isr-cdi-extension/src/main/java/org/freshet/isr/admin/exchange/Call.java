package org.freshet.isr.admin.exchange;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator asks, admitted and read.
 *
 * @param method {@code GET} or {@code POST}
 * @param path below the resource, {@code /status}; {@code /} for the page
 * @param parameters of query and form, decoded
 * @param who the name of the operator
 * @param root the path of the resource, context path included, {@code /shop/isr/admin}
 * @param contextPath that of the application, empty for the root
 * @param seenAt scheme, host and port at which the request arrived
 * @param fromPage whether a form of the page was sent, so that the answer is for people
 */
public record Call(
    String method,
    String path,
    Map<String, List<String>> parameters,
    String who,
    String root,
    String contextPath,
    URI seenAt,
    boolean fromPage) {

  private static final int LONGEST = 2_000;

  /** All values of a parameter that are not empty, without white space at their ends. */
  public List<String> all(String name) {
    List<String> given =
        parameters.getOrDefault(name, List.of()).stream()
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList();
    if (given.stream().anyMatch(value -> value.length() > LONGEST)) {
      throw RefusedException.parameter(name, "must have at most " + LONGEST + " characters");
    }
    return given;
  }

  /**
   * A parameter that may be given once.
   *
   * @throws RefusedException if it is given more than once, or too long
   */
  public Optional<String> one(String name) {
    List<String> given = all(name);
    if (given.size() > 1) {
      throw RefusedException.parameter(name, "must be given once");
    }
    return given.stream().findFirst();
  }

  /** A number from {@code least} to {@code most}; {@code otherwise} where it is not given. */
  public int number(String name, int otherwise, int least, int most) {
    Optional<String> given = one(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    if (given.get().matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(given.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw RefusedException.parameter(name, "must be a number from " + least + " to " + most);
  }

  /** Whether a truth is given as true. */
  public boolean isTrue(String name) {
    Optional<String> given = one(name);
    if (given.isEmpty() || given.get().equals("false")) {
      return false;
    }
    if (given.get().equals("true")) {
      return true;
    }
    throw RefusedException.parameter(name, "must be true or false");
  }
}
