package org.freshet.isr.tags;

import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.api.Tag;

/**
 * The tags of paths: a response carries that of its own path, and nothing of the paths above it.
 * Raising what is <em>under</em> a path raises every path at or beneath it, on borders of segments.
 *
 * <p>So a stored response costs the same however deep its path is, and the paths above it are
 * looked up only where something under a path was raised after it was made.
 *
 * <p>Depth and length are bounded; a path beyond the bounds is cut after the last segment within,
 * which raises too much and never too little.
 */
public final class PathTags {

  /** More segments than that select nothing. */
  static final int DEEPEST = 16;

  /** The longest text of a path to raise under; shorter than what a digest cuts off a tag. */
  static final int LONGEST = 200;

  /** The namespace of the tags of paths. */
  public static final Tag PATHS = Tag.of("path");

  private static final Tag UNDER = Tag.of("under");
  private static final String PATH = "path:";
  private static final String ROOT = "/";

  private PathTags() {}

  /**
   * The tag of a path.
   *
   * @throws IllegalArgumentException if it does not start with a slash
   */
  public static Tag path(String path) {
    return Tag.of("path", absolute(path));
  }

  /**
   * The tag that stands for a path and all paths beneath it; never carried, only raised.
   *
   * @throws IllegalArgumentException if it does not start with a slash
   */
  public static Tag under(String path) {
    String cut = absolute(path);
    while (cut.length() > 1 && (cut.endsWith(ROOT) || isBeyond(cut))) {
      cut = cut.substring(0, Math.max(1, cut.lastIndexOf('/')));
    }
    return Tag.of("under", cut);
  }

  /** Whether raising one tag raises another: itself, all of its namespace, all under its path. */
  public static boolean covers(Tag raised, Tag carried) {
    return raised.equals(carried)
        || raised.isNamespace() && raised.equals(carried.namespace())
        || isUnder(raised) && isPath(carried) && upwards(carried).contains(value(raised));
  }

  /**
   * The texts of all tags whose raise concerns a response that carries one: itself, its namespace,
   * and for a path what is under it and under each path above.
   */
  public static List<String> covering(Tag carried) {
    List<String> all = new ArrayList<>(4);
    all.add(carried.text());
    if (!carried.isNamespace()) {
      all.add(carried.namespace().text());
    }
    if (isPath(carried)) {
      all.add(UNDER.text());
      upwards(carried).forEach(path -> all.add(UNDER.text() + ":" + path));
    }
    return all;
  }

  /** Whether a tag stands for a path and all paths beneath it. */
  public static boolean isUnder(Tag tag) {
    return tag.namespace().equals(UNDER);
  }

  /** Whether a tag is that of a path. */
  public static boolean isPath(Tag tag) {
    return tag.text().startsWith(PATH);
  }

  /** What a tag is under: the path's text in the tag; the root for the namespace itself. */
  public static String value(Tag under) {
    return under.isNamespace() ? ROOT : under.text().substring("under:".length());
  }

  /** The texts of a path and of the paths above it, root first, as {@link #value} tells them. */
  public static List<String> upwards(Tag path) {
    String text = path.text().substring(PATH.length());
    List<String> all = new ArrayList<>(8);
    all.add(ROOT);
    int slash = text.indexOf('/', 1);
    while (slash > 0 && slash <= LONGEST && all.size() <= DEEPEST) {
      all.add(text.substring(0, slash));
      slash = text.indexOf('/', slash + 1);
    }
    if (slash < 0 && text.length() > 1 && text.length() <= LONGEST && all.size() <= DEEPEST) {
      all.add(text);
    }
    return all;
  }

  private static boolean isBeyond(String path) {
    return path.chars().filter(c -> c == '/').count() > DEEPEST
        || Tag.of("under", path).text().length() > LONGEST + UNDER.text().length() + 1;
  }

  private static String absolute(String path) {
    if (!path.startsWith(ROOT)) {
      throw new IllegalArgumentException("path '" + path + "' must start with '/'");
    }
    return path;
  }
}
