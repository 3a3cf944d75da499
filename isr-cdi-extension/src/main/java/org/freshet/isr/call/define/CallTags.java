package org.freshet.isr.call.define;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.define.PropertyPath;
import org.freshet.isr.tags.TagTemplate;
import org.jspecify.annotations.Nullable;

/** The declared tags of a method's values. Immutable and thread-safe. */
public final class CallTags {

  static final String RESULT = "result";

  private final List<TagTemplate> templates;
  private final Map<String, Integer> positions;

  /**
   * Tags by templates.
   *
   * @param positions where the parameters stand that the templates may name
   */
  CallTags(List<TagTemplate> templates, Map<String, Integer> positions) {
    this.templates = List.copyOf(templates);
    this.positions = Map.copyOf(positions);
  }

  /**
   * The tags of one value.
   *
   * @return null if one of them has no value
   */
  public @Nullable Set<Tag> resolve(@Nullable Object[] arguments, @Nullable Object result) {
    Set<Tag> tags = new HashSet<>();
    for (TagTemplate template : templates) {
      Tag tag = template.resolve(name -> value(name, arguments, result));
      if (tag == null) {
        return null;
      }
      tags.add(tag);
    }
    return tags;
  }

  private @Nullable Object value(
      String name, @Nullable Object[] arguments, @Nullable Object result) {
    List<String> path = List.of(name.split("\\.", -1));
    Integer position = positions.get(path.get(0));
    Object start = position == null ? result : arguments[position];
    return PropertyPath.read(start, path.subList(1, path.size()));
  }
}
