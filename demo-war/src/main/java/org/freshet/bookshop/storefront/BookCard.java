package org.freshet.bookshop.storefront;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.freshet.bookshop.api.BookView;

/**
 * A book in the words of a page.
 *
 * @param view the book
 */
public record BookCard(BookView view) {

  /** All authors, as on the cover. */
  public String byline() {
    return Stream.concat(Stream.of(view.author().name()), view.coAuthors().stream())
        .collect(Collectors.joining(", "));
  }

  /** The year of first publication: {@code 1813}, {@code 380 BC}. */
  public String year() {
    return view.year() < 0 ? -view.year() + " BC" : String.valueOf(view.year());
  }

  /** The address of a list that shows it. */
  public String listed() {
    return "/books?q=" + URLEncoder.encode(view.title(), StandardCharsets.UTF_8);
  }

  /** The price: {@code £8.99}. */
  public String price() {
    return String.format(
        Locale.ROOT, "£%,d.%02d", view.priceMinor() / 100, view.priceMinor() % 100);
  }
}
