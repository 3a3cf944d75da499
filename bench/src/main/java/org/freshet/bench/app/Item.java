package org.freshet.bench.app;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the resource shows, made anew for each call. */
public final class Item {

  /** The item that is asked for. */
  public static final int ID = 42;

  private static final int LINES = 80;

  private final int id;
  private final List<Line> lines;

  private Item(int id, List<Line> lines) {
    this.id = id;
    this.lines = lines;
  }

  /** An item with its lines. */
  static Item of(int id) {
    List<Line> lines = new ArrayList<>(LINES);
    for (int number = 1; number <= LINES; number++) {
      lines.add(new Line(id, number));
    }
    return new Item(id, lines);
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

  /** A line of an item. */
  public static final class Line {

    private final int item;
    private final int number;

    private Line(int item, int number) {
      this.item = item;
      this.number = number;
    }

    /** Its place. */
    public int getNumber() {
      return number;
    }

    /** Its title. */
    public String getTitle() {
      return "Line " + number + " of item " + item;
    }

    /** What it costs. */
    public BigDecimal getPrice() {
      return BigDecimal.valueOf(1999L + number, 2);
    }

    /** Whether it can be had. */
    public boolean isInStock() {
      return number % 7 != 0;
    }

    /** What more there is to say. */
    public String getNote() {
      return "Delivered within two days, to any address";
    }
  }
}
