package org.freshet.isr.edge.plan;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.AnyTag;
import org.freshet.isr.tags.PathTags;

/**
 * What an edge that knows tags is told when tags are raised: each of them, whatever stands for it
 * where it did not fit ({@link CarriedTags}), and what stands for everything that did not fit.
 */
final class PurgedTags {

  /** Every response carries a tag of this namespace. */
  static final Tag EVERYTHING = Tag.of("app");

  private final int longest;
  private final Set<String> told = new TreeSet<>();

  private PurgedTags(int longest) {
    this.longest = longest;
  }

  /**
   * The tags to purge.
   *
   * @param longest how long tags may be in the field that the edge reads
   * @return in a stable order, none if nothing was raised
   */
  static Set<String> of(Collection<Tag> raised, int longest) {
    PurgedTags purged = new PurgedTags(longest);
    raised.forEach(purged::add);
    if (!purged.told.isEmpty()) {
      purged.told.add(WireTag.OVERFLOW);
    }
    return purged.told;
  }

  private void add(Tag tag) {
    tell(tag);
    if (AnyTag.is(tag)) {
      if (tag.isNamespace()) {
        // Whatever stands for others: nobody can tell any more for which.
        add(EVERYTHING);
      }
      return;
    }
    tell(AnyTag.of(tag));
    if (PathTags.isUnder(tag)) {
      tell(AbovePaths.told(tag));
      tell(AnyTag.of(PathTags.PATHS));
    }
  }

  private void tell(Tag tag) {
    told.add(WireTag.of(tag, longest));
  }
}
