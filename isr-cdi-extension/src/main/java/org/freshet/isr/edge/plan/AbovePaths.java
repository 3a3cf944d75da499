package org.freshet.isr.edge.plan;

import java.util.List;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.PathTags;

/**
 * The tags by which edges are told that a path and all beneath it has changed: a response carries
 * those of the first few paths above its own, and a deeper one is told by the deepest of these
 * above it.
 */
final class AbovePaths {

  /** More would leave no room for other tags. */
  static final int DEEPEST = 3;

  private AbovePaths() {}

  /** Those that a response with a tag carries; none if it is not the tag of a path. */
  static List<Tag> carried(Tag tag) {
    if (!PathTags.isPath(tag)) {
      return List.of();
    }
    List<String> upwards = PathTags.upwards(tag);
    return upwards.subList(1, Math.min(upwards.size(), DEEPEST + 1)).stream()
        .map(AbovePaths::under)
        .toList();
  }

  /** What is told for a path and all beneath it: for the root, the namespace of paths. */
  static Tag told(Tag under) {
    String path = PathTags.value(under);
    int end = 0;
    for (int depth = 0; depth < DEEPEST && end >= 0; depth++) {
      end = path.indexOf('/', end + 1);
    }
    String cut = end < 0 ? path : path.substring(0, end);
    return cut.equals("/") ? PathTags.PATHS : under(cut);
  }

  private static Tag under(String path) {
    return Tag.parse("under:" + path);
  }
}
