package org.freshet.partstream.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The parts of a response in the order in which they are delivered: no part before what it depends
 * on. Immutable.
 *
 * @param parts the parts
 */
public record Plan(List<PlannedPart> parts) {

  /** A plan of parts that are in order. */
  public Plan {
    parts = List.copyOf(parts);
  }

  /**
   * The plan for one caller: without what they may not have, and without what depends on that.
   *
   * @param allowed the names that anybody may have, empty for all
   * @param known whether the caller is known
   * @param has whether the caller has a role
   */
  public Plan visible(Set<String> allowed, boolean known, Predicate<String> has) {
    Set<String> names = new HashSet<>();
    List<PlannedPart> visible = new ArrayList<>();
    for (PlannedPart part : parts) {
      if ((allowed.isEmpty() || allowed.contains(part.name()))
          && part.access().isGiven(known, has)
          && names.containsAll(part.dependsOn())) {
        names.add(part.name());
        visible.add(part);
      }
    }
    return new Plan(visible);
  }

  /** Those of the parts that have one of the names, with all that they depend on, in order. */
  public List<PlannedPart> withDependencies(Set<String> names) {
    Set<String> wanted = new LinkedHashSet<>(names);
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (wanted.contains(parts.get(i).name())) {
        wanted.addAll(parts.get(i).dependsOn());
      }
    }
    return parts.stream().filter(part -> wanted.contains(part.name())).toList();
  }

  /** Whether everybody may have all of it. */
  public boolean isForEverybody() {
    return parts.stream().allMatch(part -> part.access().everybody());
  }

  /** All roles that parts name. */
  public Set<String> roles() {
    Set<String> roles = new HashSet<>();
    parts.forEach(part -> roles.addAll(part.access().roles()));
    return roles;
  }

  /** Tells plans apart by the names of their parts and their order. */
  public long fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (PlannedPart part : parts) {
        byte[] name = part.name().getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
        digest.update(name);
      }
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
