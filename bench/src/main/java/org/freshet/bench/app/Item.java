package org.freshet.bench.app;

import java.util.ArrayList;
import java.util.List;

/** What the resource shows, about 10 KB of it. */
public final class Item {

  /** The item that is asked for. */
  public static final int ID = 42;

  /** How many lines an item has. */
  public static final int LINES = 20;

  private final int id;
  private final List<Line> lines;

  /** An item with its lines. */
  Item(int id, List<Line> lines) {
    this.id = id;
    this.lines = lines;
  }

  /** An item that was never stored. */
  static Item made(int id) {
    return new Item(id, lines(id));
  }

  /** The lines of an item, made anew. */
  public static List<Line> lines(int id) {
    List<Line> lines = new ArrayList<>(LINES);
    for (int number = 1; number <= LINES; number++) {
      lines.add(new Line(id, number));
    }
    return lines;
  }

  /** Its number. */
  public int getId() {
    return id;
  }

  /** Its name. */
  public String getName() {
    return "Item number " + id;
  }

  /** What it consists of. */
  public List<Line> getLines() {
    return lines;
  }
}
