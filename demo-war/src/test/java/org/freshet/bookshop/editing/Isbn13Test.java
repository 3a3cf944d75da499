package org.freshet.bookshop.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Isbn13Test {

  @ParameterizedTest
  @ValueSource(strings = {"9780306406157", "9780132350884", "9791034304561"})
  void anIsbnWithTheRightCheckDigitIsValid(String isbn) {
    assertThat(Isbn13.isValid(isbn)).isTrue();
  }

  @Test
  void everyOtherCheckDigitIsWrong() {
    for (int digit = 0; digit < 10; digit++) {
      assertThat(Isbn13.isValid("978030640615" + digit)).isEqualTo(digit == 7);
    }
  }

  @Test
  void twoNeighboursInTheWrongOrderAreFound() {
    assertThat(Isbn13.isValid("9780306406517")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "978",
        "0306406152",
        "978-0306406157",
        "97803064061570",
        " 9780306406157",
        "978030640615X",
        "9770306406150",
        "\u0669\u0667\u06680306406157"
      })
  void whatIsNotThirteenDigitsInABookRangeIsNotValid(String text) {
    assertThat(Isbn13.isValid(text)).isFalse();
  }
}
