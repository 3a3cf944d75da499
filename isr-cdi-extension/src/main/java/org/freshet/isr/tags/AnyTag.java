package org.freshet.isr.tags;

import java.util.HashSet;
import java.util.Set;
import org.freshet.isr.api.Tag;

/**
 * The tag of what depends on any tag of a namespace, {@code any:post}: raised together with each of
 * them.
 *
 * <p>The namespace itself will not do, since raising {@code post:7} raises nothing that carries
 * {@code post}. An application's own tags in the namespace {@code any} are harmless.
 */
public final class AnyTag {

  private static final String NAMESPACE = "any";

  private AnyTag() {}

  /** Stands for any tag of a tag's namespace; for itself if it is such a tag already. */
  public static Tag of(Tag tag) {
    return is(tag) ? tag : Tag.of(NAMESPACE, tag.namespace());
  }

  /** Whether a tag stands for others. */
  public static boolean is(Tag tag) {
    return tag.namespace().text().equals(NAMESPACE);
  }

  /** Those that do not stand for others; all of them if every one does. */
  public static Set<Tag> without(Set<Tag> tags) {
    Set<Tag> named = new HashSet<>(tags);
    named.removeIf(AnyTag::is);
    return named.isEmpty() ? tags : Set.copyOf(named);
  }

  /** Some tags, and those that stand for them. */
  public static Set<Tag> withThoseOf(Set<Tag> tags) {
    Set<Tag> all = new HashSet<>(tags);
    tags.forEach(tag -> all.add(of(tag)));
    return Set.copyOf(all);
  }
}
