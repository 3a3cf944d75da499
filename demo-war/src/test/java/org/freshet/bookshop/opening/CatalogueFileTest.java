package org.freshet.bookshop.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.freshet.bookshop.editing.Isbn13;
import org.freshet.bookshop.opening.CatalogueFile.Row;
import org.junit.jupiter.api.Test;

class CatalogueFileTest {

  private final List<Row> rows = CatalogueFile.read();

  @Test
  void theShopHasAFewHundredBooks() {
    assertThat(rows).hasSizeGreaterThanOrEqualTo(320);
  }

  @Test
  void everyIsbnHasTheRightCheckDigit() {
    assertThat(rows).extracting(Row::isbn13).allMatch(Isbn13::isValid);
  }

  @Test
  void noIsbnIsThereTwice() {
    assertThat(rows).extracting(Row::isbn13).doesNotHaveDuplicates();
  }

  @Test
  void noBookIsThereTwice() {
    assertThat(rows).extracting(row -> row.title() + " / " + row.authors()).doesNotHaveDuplicates();
  }

  @Test
  void noFieldIsEmptyOrPadded() {
    assertThat(rows)
        .flatExtracting(
            row ->
                Stream.concat(Stream.of(row.title(), row.category()), row.authors().stream())
                    .toList())
        .allMatch(text -> !text.toString().isBlank() && text.toString().strip().equals(text));
  }

  @Test
  void everyTextFitsItsColumn() {
    assertThat(rows).extracting(Row::title).allMatch(title -> title.length() <= 200);
    assertThat(rows).extracting(Row::category).allMatch(name -> name.length() <= 100);
    assertThat(rows).flatExtracting(Row::authors).allMatch(name -> name.toString().length() <= 40);
  }

  @Test
  void everyTextIsComposedUnicode() {
    assertThat(rows)
        .extracting(row -> row.title() + row.authors() + row.category())
        .allMatch(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC));
  }

  @Test
  void everyYearLiesBetweenHomerAndToday() {
    assertThat(rows).extracting(Row::year).allMatch(year -> year >= -800 && year <= 2026);
    assertThat(rows).extracting(Row::year).doesNotContain(0);
  }

  @Test
  void everyPriceIsAPriceOfABook() {
    assertThat(rows).extracting(Row::priceMinor).allMatch(price -> price >= 100 && price < 10_000);
  }

  @Test
  void thereAreManyCategoriesAndManyAuthors() {
    assertThat(rows.stream().map(Row::category).distinct()).hasSizeGreaterThan(10);
    assertThat(rows.stream().flatMap(row -> row.authors().stream()).distinct())
        .hasSizeGreaterThan(200);
  }
}
