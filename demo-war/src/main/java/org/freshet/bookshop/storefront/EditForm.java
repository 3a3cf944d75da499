package org.freshet.bookshop.storefront;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.freshet.bookshop.api.BookBody;
import org.freshet.bookshop.api.BookView;
import org.freshet.bookshop.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The form of an edit as it is shown, and as it came back.
 *
 * @param version the version that the editor has seen
 * @param title the title
 * @param isbn13 the ISBN
 * @param year the year, negative before the common era
 * @param category the identifier of the category
 * @param price the price in pounds
 * @param errors what is wrong, by the name of the field
 */
public record EditForm(
    String version,
    String title,
    String isbn13,
    String year,
    String category,
    String price,
    Map<String, String> errors) {

  private static final String PRICE = "[0-9]{1,6}(\\.[0-9]{2})?";

  /** What stands there now. */
  static EditForm of(BookView book) {
    return new EditForm(
        String.valueOf(book.version()),
        book.title(),
        book.isbn13(),
        String.valueOf(book.year()),
        String.valueOf(book.category().id()),
        "%d.%02d".formatted(book.priceMinor() / 100, book.priceMinor() % 100),
        Map.of());
  }

  /** What an editor sent. */
  static EditForm of(MultivaluedMap<String, String> sent) {
    return new EditForm(
        value(sent, "version"),
        value(sent, "title"),
        value(sent, "isbn13"),
        value(sent, "year"),
        value(sent, "category"),
        value(sent, "price"),
        Map.of());
  }

  private static String value(MultivaluedMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** The same as a body of the API has it, whose rules apply; the rest stays as it is. */
  BookBody toBody(BookView book) {
    return new BookBody(
        book.id(),
        number(version),
        isbn13,
        title,
        book.author().id(),
        book.coAuthors(),
        number(category),
        number(year),
        pence(),
        BookView.CURRENCY);
  }

  private @Nullable Long pence() {
    if (!price.matches(PRICE)) {
      return null;
    }
    String digits = price.contains(".") ? price.replace(".", "") : price + "00";
    return Long.valueOf(digits);
  }

  private static @Nullable Long number(String text) {
    return text.matches("-?[0-9]{1,9}") ? Long.valueOf(text) : null;
  }

  /** This form with what is wrong in it. */
  EditForm with(List<Problem.FieldError> wrong) {
    return with(
        wrong.stream()
            .collect(
                Collectors.toMap(
                    error -> error.field().equals("priceMinor") ? "price" : error.field(),
                    error ->
                        error.field().equals("priceMinor")
                            ? "must be a price from 0 to 100000.00, such as 8.99"
                            : error.rule(),
                    (one, other) -> one + "; " + other)));
  }

  /** This form with one thing that is wrong with it as a whole. */
  EditForm with(String sentence) {
    return with(Map.of("form", sentence));
  }

  private EditForm with(Map<String, String> wrong) {
    return new EditForm(version, title, isbn13, year, category, price, Map.copyOf(wrong));
  }
}
