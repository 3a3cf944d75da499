package org.freshet.isr.tags.text;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.TagGraphException;

/** Tags as a text: separated by spaces, which no tag contains. */
public final class TagText {

  private TagText() {}

  /** Writes them, always in the same order. */
  public static String write(Collection<Tag> tags) {
    return new TreeSet<>(tags).stream().map(Tag::text).collect(Collectors.joining(" "));
  }

  /**
   * Reads them.
   *
   * @throws TagGraphException if the text is none that {@link #write} wrote
   */
  public static Set<Tag> read(String text) {
    Set<Tag> tags = new HashSet<>();
    try {
      for (String one : text.split(" ")) {
        if (!one.isEmpty()) {
          tags.add(Tag.parse(one));
        }
      }
    } catch (InvalidTagException e) {
      throw new TagGraphException("the memory holds something else than tags", e);
    }
    return Set.copyOf(tags);
  }
}
