package org.freshet.bookshop.api;

import jakarta.ws.rs.QueryParam;
import java.util.regex.Pattern;
import org.freshet.bookshop.catalogue.BookOrder;
import org.freshet.bookshop.catalogue.BookQuery;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list of books, as they were sent. An empty one counts as absent, as a
 * form sends it.
 */
public class ListParameters {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");
  private static final int MAX_TEXT = 100;

  @QueryParam("category")
  private @Nullable String category;

  @QueryParam("author")
  private @Nullable String author;

  @QueryParam("q")
  private @Nullable String q;

  @QueryParam("yearFrom")
  private @Nullable String yearFrom;

  @QueryParam("yearTo")
  private @Nullable String yearTo;

  @QueryParam("order")
  private @Nullable String order;

  @QueryParam("page")
  private @Nullable String page;

  @QueryParam("size")
  private @Nullable String size;

  /** For JAX-RS. */
  public ListParameters() {}

  /** The parameters with these values, null where absent. */
  ListParameters(
      @Nullable String category,
      @Nullable String author,
      @Nullable String q,
      @Nullable String yearFrom,
      @Nullable String yearTo,
      @Nullable String order,
      @Nullable String page,
      @Nullable String size) {
    this.category = category;
    this.author = author;
    this.q = q;
    this.yearFrom = yearFrom;
    this.yearTo = yearTo;
    this.order = order;
    this.page = page;
    this.size = size;
  }

  /**
   * What they ask for.
   *
   * @throws InvalidParameterException if one of them breaks its rule
   */
  public BookQuery toQuery() {
    Integer from = number("yearFrom", yearFrom, -3000, 2100);
    Integer to = number("yearTo", yearTo, -3000, 2100);
    if (from != null && to != null && to < from) {
      throw new InvalidParameterException("yearTo", "" + to, "yearFrom or later");
    }
    return new BookQuery(
        identifier("category", category),
        identifier("author", author),
        text(),
        from,
        to,
        order(),
        orElse(number("page", page, 1, 100_000), 1),
        orElse(number("size", size, 1, 100), 20));
  }

  private BookOrder order() {
    String key = given(order);
    if (key == null) {
      return BookOrder.TITLE;
    }
    return BookOrder.of(key)
        .orElseThrow(
            () ->
                new InvalidParameterException(
                    "order", key, "one of " + String.join(", ", BookOrder.keys())));
  }

  private @Nullable String text() {
    String text = given(q);
    if (text != null && (text.length() > MAX_TEXT || text.indexOf('\0') >= 0)) {
      throw new InvalidParameterException("q", text, "at most " + MAX_TEXT + " characters of text");
    }
    return text == null ? null : text.strip();
  }

  private static @Nullable Long identifier(String name, @Nullable String value) {
    Integer number = number(name, value, 1, 999_999_999);
    return number == null ? null : Long.valueOf(number);
  }

  private static @Nullable Integer number(String name, @Nullable String value, int min, int max) {
    String text = given(value);
    if (text == null) {
      return null;
    }
    if (NUMBER.matcher(text).matches()) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw new InvalidParameterException(name, text, "a whole number from " + min + " to " + max);
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  private static int orElse(@Nullable Integer value, int other) {
    return value == null ? other : value;
  }
}
