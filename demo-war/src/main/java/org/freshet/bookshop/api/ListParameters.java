package org.freshet.bookshop.api;

import jakarta.ws.rs.QueryParam;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
  @Parameter(
      description = "Only books on this shelf.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999999"))
  private @Nullable String category;

  @QueryParam("author")
  @Parameter(
      description = "Only books listed under this author.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999999"))
  private @Nullable String author;

  @QueryParam("q")
  @Parameter(
      description = "Only books whose title contains this text, in any case.",
      schema = @Schema(type = SchemaType.STRING, maxLength = MAX_TEXT))
  private @Nullable String q;

  @QueryParam("yearFrom")
  @Parameter(
      description = "Only books first published in this year or later.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "-3000", maximum = "2100"))
  private @Nullable String yearFrom;

  @QueryParam("yearTo")
  @Parameter(
      description = "Only books first published in this year or before.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "-3000", maximum = "2100"))
  private @Nullable String yearTo;

  @QueryParam("order")
  @Parameter(
      description = "The order; a minus sign means downwards.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              defaultValue = "title",
              enumeration = {
                "title", "-title", "author", "-author", "year", "-year", "price", "-price"
              }))
  private @Nullable String order;

  @QueryParam("page")
  @Parameter(
      description = "The page, from 1.",
      schema =
          @Schema(type = SchemaType.INTEGER, defaultValue = "1", minimum = "1", maximum = "100000"))
  private @Nullable String page;

  @QueryParam("size")
  @Parameter(
      description = "How many books a page has.",
      schema =
          @Schema(type = SchemaType.INTEGER, defaultValue = "20", minimum = "1", maximum = "100"))
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
