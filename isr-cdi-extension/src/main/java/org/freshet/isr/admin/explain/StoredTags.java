package org.freshet.isr.admin.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.freshet.isr.admin.explain.Explanation.TagState;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.AnyTag;
import org.freshet.isr.tags.PathTags;
import org.freshet.isr.tags.Standing;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/** How each tag of a stored response stands, and who raised it last. */
final class StoredTags {

  private static final int MOST = 200;
  private static final Tag PATHS = Tag.of("path");

  private final TagGraph graph;
  private final Meters meters;

  StoredTags(TagGraph graph, Meters meters) {
    this.graph = graph;
    this.meters = meters;
  }

  /** Those that were raised first, then by name. */
  List<TagState> of(StoredResponse response) {
    List<TagsRaised> raises = meters.recentRaises();
    return response.tags().stream()
        .sorted()
        .limit(MOST)
        .map(tag -> state(response, tag, raises))
        .sorted(
            Comparator.comparing((TagState state) -> state.staleSince() == null && !state.expired())
                .thenComparing(TagState::tag))
        .toList();
  }

  private TagState state(StoredResponse response, Tag tag, List<TagsRaised> raises) {
    Standing standing = graph.standing(response.pin(), Set.of(tag));
    return new TagState(tag.text(), standing.staleSince(), standing.expired(), last(tag, raises));
  }

  private static @Nullable TagsRaised last(Tag tag, List<TagsRaised> newestFirst) {
    for (TagsRaised raise : newestFirst) {
      if (concerns(raise.tags(), tag)) {
        return raise;
      }
    }
    return null;
  }

  /** Looked up where that is enough: a raise may have many tags, and there are many raises. */
  private static boolean concerns(Set<Tag> raised, Tag carried) {
    if (raised.contains(carried) || raised.contains(carried.namespace())) {
      return true;
    }
    if (AnyTag.is(carried)) {
      return raised.stream().anyMatch(tag -> AnyTag.of(tag).equals(carried));
    }
    return carried.namespace().equals(PATHS)
        && raised.stream().anyMatch(tag -> PathTags.covers(tag, carried));
  }
}
