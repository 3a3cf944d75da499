package org.freshet.bookshop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.freshet.bookshop.api.BookBody;
import org.freshet.bookshop.api.BookView;
import org.freshet.bookshop.problem.Problem;
import org.junit.jupiter.api.Test;

class EditFormTest {

  private static final BookView BOOK =
      new BookView(
          7,
          3,
          "9780141439518",
          "Pride and Prejudice",
          new BookView.Named(1, "Jane Austen"),
          List.of("A friend"),
          new BookView.Named(2, "Novels"),
          1813,
          899,
          "GBP");

  private static BookBody priced(String price) {
    return new EditForm("3", "T", "9780141439518", "1813", "2", price, Map.of()).toBody(BOOK);
  }

  @Test
  void a_form_shows_the_book_and_comes_back_as_the_same_book() {
    EditForm form = EditForm.of(BOOK);

    assertThat(form.price()).isEqualTo("8.99");
    assertThat(form.toBody(BOOK))
        .isEqualTo(
            new BookBody(
                7L,
                3L,
                "9780141439518",
                "Pride and Prejudice",
                1L,
                List.of("A friend"),
                2L,
                1813L,
                899L,
                "GBP"));
  }

  @Test
  void a_price_is_read_in_pounds_exactly() {
    assertThat(priced("8.99").priceMinor()).isEqualTo(899);
    assertThat(priced("8").priceMinor()).isEqualTo(800);
    assertThat(priced("0.05").priceMinor()).isEqualTo(5);
    for (String wrong : List.of("", "x", "-1", "8.9", "8,99", "1e3", "8.999", "1234567")) {
      assertThat(priced(wrong).priceMinor()).as(wrong).isNull();
    }
  }

  @Test
  void what_is_wrong_stands_beside_its_field() {
    EditForm form =
        EditForm.of(BOOK)
            .with(
                List.of(
                    new Problem.FieldError("priceMinor", "must not be null"),
                    new Problem.FieldError("title", "must not be blank")));

    assertThat(form.errors())
        .containsEntry("title", "must not be blank")
        .containsEntry("price", "must be a price from 0 to 100000.00, such as 8.99");
  }
}
