package org.freshet.isr.tags;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;

/** The application of {@link ProtocolWorld}: a table with few rows, and pages that show them. */
final class ProtocolSite {

  static final int ROWS = 3;
  static final int PAGES = ROWS + 1;
  static final Tag POST = Tag.of("post");
  static final Tag POSTS = Tag.of("posts");

  private static final List<Tag> ROW_TAGS =
      List.of(Tag.of("post", 0), Tag.of("post", 1), Tag.of("post", 2));
  private static final List<Set<Tag>> CHANGE_TAGS =
      ROW_TAGS.stream().map(tag -> Set.of(tag, POSTS)).toList();
  private static final List<List<Integer>> PAGE_ROWS =
      List.of(List.of(0, 1), List.of(1, 2), List.of(2, 0), List.of(0, 1, 2));
  private static final List<Set<Tag>> PAGE_TAGS =
      List.of(
          Set.of(tag(0), tag(1)),
          Set.of(tag(1), tag(2)),
          Set.of(tag(2), tag(0)),
          Set.of(tag(0), tag(1), tag(2), POSTS));

  private final int[] values = new int[ROWS];
  private final Set<Integer> unseen = new HashSet<>();
  private int changes;

  /** What the database holds, by row. */
  int[] database() {
    return values;
  }

  /** Changes a row to a value that it never had. */
  int change(int row) {
    values[row] = ++changes;
    return changes;
  }

  /** Changes a row as another program does, of which nobody here hears. */
  int changeUnseen(int row) {
    unseen.add(row);
    return change(row);
  }

  /** Rows that were changed by another program and not raised for all pages since. */
  List<Integer> unseen() {
    return List.copyOf(unseen);
  }

  /** Tags are raised, because of rows. */
  void raised(Set<Tag> tags, Set<Integer> rows) {
    unseen.removeIf(row -> rows.contains(row) && tags.containsAll(tagsOfChange(row)));
  }

  static Tag tag(int row) {
    return ROW_TAGS.get(row);
  }

  static Set<Tag> tagsOfChange(int row) {
    return CHANGE_TAGS.get(row);
  }

  static EntityRef entity(int row) {
    return new EntityRef(ProtocolSite.class, row);
  }

  /** The last page lists all rows, the others show two each. */
  static List<Integer> rows(int page) {
    return PAGE_ROWS.get(page);
  }

  static Set<Tag> tags(int page) {
    return PAGE_TAGS.get(page);
  }

  /** The list shows cached values, and carries their tags therefore. */
  static boolean showsFragments(int page) {
    return page == ROWS;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
