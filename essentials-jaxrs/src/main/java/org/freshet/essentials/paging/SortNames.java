package org.freshet.essentials.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Orders as texts: names, descending with {@code -} in front. */
public final class SortNames {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_]\\w*)*");

  private SortNames() {}

  /** Whether a text is a name, without a sign. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The name without its sign. */
  public static String name(String signed) {
    return isDescending(signed) ? signed.substring(1) : signed;
  }

  /** Whether the largest comes first. */
  public static boolean isDescending(String signed) {
    return signed.startsWith("-");
  }

  /** The order with names at its end that it does not have yet. */
  public static List<String> endingWith(List<String> order, List<String> unique) {
    List<String> all = new ArrayList<>(order);
    for (String name : unique) {
      if (order.stream().noneMatch(signed -> name(signed).equals(name))) {
        all.add(name);
      }
    }
    return List.copyOf(all);
  }
}
