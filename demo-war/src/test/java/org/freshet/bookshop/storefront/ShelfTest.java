package org.freshet.bookshop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.freshet.bookshop.api.BookView;
import org.freshet.bookshop.api.BookView.Named;
import org.freshet.bookshop.catalogue.BookOrder;
import org.freshet.bookshop.catalogue.BookPage;
import org.freshet.bookshop.catalogue.BookQuery;
import org.junit.jupiter.api.Test;

class ShelfTest {

  @Test
  void theFirstPageOfEverythingIsTheRoot() {
    BookQuery all = new BookQuery(null, null, null, null, null, BookOrder.TITLE, 1, 20);

    assertThat(shelf(all).link(1)).isEqualTo("/");
    assertThat(shelf(all).link(2)).isEqualTo("/?page=2");
  }

  @Test
  void aLinkKeepsWhatWasAskedForAndEncodesIt() {
    BookQuery some = new BookQuery(3L, 7L, "a&b=ü", 1900, 2000, BookOrder.YEAR_DOWN, 1, 50);

    assertThat(shelf(some).link(4))
        .isEqualTo(
            "/?category=3&author=7&q=a%26b%3D%C3%BC&yearFrom=1900&yearTo=2000"
                + "&order=-year&size=50&page=4");
  }

  @Test
  void aPageIsThereUpToTheLastOneAndTheFirstOneAlways() {
    assertThat(new BookPage(List.of(), 1, 20, 0).exists()).isTrue();
    assertThat(new BookPage(List.of(), 2, 20, 20).exists()).isFalse();
    assertThat(new BookPage(List.of(), 2, 20, 21).exists()).isTrue();
  }

  @Test
  void aBookIsShownInTheWordsOfAPage() {
    BookCard card = card(-380, 1205, List.of("Socrates"));

    assertThat(card.year()).isEqualTo("380 BC");
    assertThat(card.price()).isEqualTo("£12.05");
    assertThat(card.byline()).isEqualTo("Plato, Socrates");
    assertThat(card(1999, 99, List.of()).price()).isEqualTo("£0.99");
    assertThat(card(1999, 99, List.of()).year()).isEqualTo("1999");
  }

  private static Shelf shelf(BookQuery query) {
    return Shelf.of(new BookPage(List.of(), query.page(), query.size(), 0), query);
  }

  private static BookCard card(int year, int priceMinor, List<String> coAuthors) {
    return new BookCard(
        new BookView(
            1,
            0,
            "9780306406157",
            "The Republic",
            new Named(1, "Plato"),
            coAuthors,
            new Named(1, "Philosophy"),
            year,
            priceMinor,
            BookView.CURRENCY));
  }
}
