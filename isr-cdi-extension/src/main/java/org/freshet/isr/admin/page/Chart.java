package org.freshet.isr.admin.page;

import java.util.List;
import java.util.Locale;

/** Small charts without axes: the numbers that matter stand beside them as text. */
final class Chart {

  private static final int WIDTH = 240;
  private static final int HEIGHT = 48;

  private Chart() {}

  /**
   * A line with the area below it; it grows from the right until all places are filled.
   *
   * @param values oldest first; negative where nothing was measured, which leaves a gap
   * @param places how many values fill the width
   * @param top what the height stands for; 0 for the largest value
   * @param label says the same to who cannot see it
   */
  static Html line(List<Double> values, int places, double top, String label) {
    double full = full(values, top);
    StringBuilder path = new StringBuilder();
    StringBuilder area = new StringBuilder();
    int first = places - values.size();
    double start = -1;
    double x = 0;
    for (int i = 0; i <= values.size(); i++) {
      double value = i < values.size() ? values.get(i) : -1;
      if (value >= 0) {
        x = WIDTH * (first + i + 0.5) / places;
        String point = number(x) + " " + number(y(value, full));
        path.append(start < 0 ? "M" : "L").append(point);
        area.append(start < 0 ? "M" + number(x) + " " + HEIGHT + "L" : "L").append(point);
        if (start < 0) {
          start = x;
          // So that a single value is seen, too.
          path.append("h0.01");
        }
      } else if (start >= 0) {
        area.append("L").append(number(x)).append(' ').append(HEIGHT).append('Z');
        start = -1;
      }
    }
    return frame(
        Html.of("<path class=\"area\" d=\"{}\"/><path class=\"line\" d=\"{}\"/>", area, path),
        label);
  }

  /** A bar for each value, as {@link #line} takes them. */
  static Html bars(List<Double> values, int places, String label) {
    double full = full(values, 0);
    StringBuilder path = new StringBuilder();
    double width = (double) WIDTH / places;
    int first = places - values.size();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) > 0) {
        path.append("M")
            .append(number((first + i) * width + width * 0.1))
            .append(' ')
            .append(HEIGHT)
            .append("V")
            .append(number(y(values.get(i), full)))
            .append("h")
            .append(number(width * 0.8))
            .append("V")
            .append(HEIGHT)
            .append("Z");
      }
    }
    return frame(Html.of("<path class=\"bars\" d=\"{}\"/>", path), label);
  }

  private static double full(List<Double> values, double top) {
    double largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return Math.max(top, largest) <= 0 ? 1 : Math.max(top, largest);
  }

  private static double y(double value, double full) {
    return HEIGHT - 2 - (HEIGHT - 4) * value / full;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static Html frame(Html drawn, String label) {
    return Html.of(
        "<svg class=\"chart\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" role=\"img\""
            + " aria-label=\"{}\">{}</svg>",
        WIDTH,
        HEIGHT,
        label,
        drawn);
  }
}
