package org.freshet.bench.composite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.freshet.bench.app.Item;
import org.freshet.bench.app.Line;
import org.freshet.bench.app.Lines;

/** An item of about 10 KB in slices, each read by a query of its own, or made from nothing. */
@ApplicationScoped
public class Slices {

  @Inject Lines lines;

  /** One of several slices that make up all lines. */
  public List<Line> slice(boolean read, int slice, int slices) {
    int from = 1 + slice * Item.LINES / slices;
    int to = 1 + (slice + 1) * Item.LINES / slices;
    return read
        ? lines.of(Item.ID, from, to)
        : List.copyOf(Item.lines(Item.ID).subList(from - 1, to - 1));
  }

  /** The name of a slice. */
  public static String name(int slice) {
    return "slice" + slice;
  }
}
