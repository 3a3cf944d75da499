package org.freshet.essentials.lifecycle.version;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which names an application has in which versions, learnt from the paths of its resources: {@code
 * v2/books/{id}} has {@code books} in version 2. Thread-safe.
 */
public final class KnownVersions {

  private static final Pattern VERSIONED = Pattern.compile("v(\\d{1,4})/([^/{]+).*");
  private static final Pattern PLAIN = Pattern.compile("([^/{]+).*");

  private final Map<String, NavigableSet<Integer>> versions = new ConcurrentHashMap<>();
  private final Set<String> plain = ConcurrentHashMap.newKeySet();

  /**
   * Learns one path.
   *
   * @param path a template without slashes at either end, null for one that nobody knows
   */
  public void learn(@Nullable String path) {
    if (path == null) {
      return;
    }
    Matcher versioned = VERSIONED.matcher(path);
    if (versioned.matches()) {
      versions
          .computeIfAbsent(versioned.group(2), name -> new ConcurrentSkipListSet<>())
          .add(Integer.valueOf(versioned.group(1)));
      return;
    }
    Matcher unversioned = PLAIN.matcher(path);
    if (unversioned.matches()) {
      plain.add(unversioned.group(1));
    }
  }

  /**
   * The versions of the name that a path begins with.
   *
   * @return null if it has none, or is there without a version too
   */
  @Nullable NavigableSet<Integer> of(String path) {
    int slash = path.indexOf('/');
    String name = slash < 0 ? path : path.substring(0, slash);
    return plain.contains(name) ? null : versions.get(name);
  }
}
