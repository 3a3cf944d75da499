package org.freshet.partstream.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.freshet.partstream.config.Codes;

/**
 * Puts parts in order: as they are given, but none before what it depends on. Says what is wrong
 * with their names and dependencies.
 */
public final class PlanOrder {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

  private PlanOrder() {}

  /** Receives what is wrong. */
  @FunctionalInterface
  public interface Wrong {

    /** One thing that is wrong: its code, and the sentence that says it. */
    void is(String code, String rule);
  }

  /**
   * The plan of some parts.
   *
   * @param most how many there may be
   */
  public static Plan of(List<PlannedPart> given, int most, Wrong wrong) {
    Map<String, PlannedPart> byName = new LinkedHashMap<>();
    for (PlannedPart part : given) {
      if (!NAME.matcher(part.name()).matches()) {
        wrong.is(
            Codes.NAME,
            "part '"
                + part.name()
                + "' must have a name of letters, digits, '_' and '-', at most 64, that begins"
                + " with a letter");
      }
      if (byName.putIfAbsent(part.name(), part) != null) {
        wrong.is(Codes.NAME, "part '" + part.name() + "' is there twice, names must differ");
      }
    }
    if (byName.size() > most) {
      wrong.is(
          Codes.MEMBER,
          "has " + byName.size() + " parts, must be at most partstream.max-parts, " + most);
    }
    unknown(byName, wrong);
    return new Plan(new Sorting(byName, wrong).sorted());
  }

  private static void unknown(Map<String, PlannedPart> parts, Wrong wrong) {
    for (PlannedPart part : parts.values()) {
      for (String name : part.dependsOn()) {
        if (!parts.containsKey(name)) {
          wrong.is(
              Codes.DEPENDENCY,
              "part '" + part.name() + "' depends on '" + name + "', which is no part");
        }
      }
    }
  }

  /** Depth first, so that each part comes right after the last of what it depends on. */
  private static final class Sorting {

    private final Map<String, PlannedPart> parts;
    private final Wrong wrong;
    private final Set<String> done = new HashSet<>();
    private final List<String> way = new ArrayList<>();
    private final List<PlannedPart> sorted = new ArrayList<>();

    private Sorting(Map<String, PlannedPart> parts, Wrong wrong) {
      this.parts = parts;
      this.wrong = wrong;
    }

    private List<PlannedPart> sorted() {
      parts.values().forEach(this::add);
      return sorted;
    }

    private void add(PlannedPart part) {
      int before = way.indexOf(part.name());
      if (before >= 0) {
        List<String> circle = new ArrayList<>(way.subList(before, way.size()));
        circle.add(part.name());
        wrong.is(
            Codes.DEPENDENCY,
            "dependencies go in a circle, "
                + String.join(" on ", circle)
                + ", must come to an end");
        return;
      }
      if (done.contains(part.name())) {
        return;
      }
      way.add(part.name());
      dependencies(part, this::add);
      way.remove(way.size() - 1);
      if (done.add(part.name())) {
        sorted.add(part);
      }
    }

    private void dependencies(PlannedPart part, Consumer<PlannedPart> each) {
      for (String name : part.dependsOn()) {
        PlannedPart dependency = parts.get(name);
        if (dependency != null) {
          each.accept(dependency);
        }
      }
    }
  }
}
