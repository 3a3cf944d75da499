package org.freshet.bookshop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.freshet.bookshop.catalogue.BookOrder;
import org.freshet.bookshop.catalogue.BookQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListParametersTest {

  @Test
  void withoutParametersTheFirstTwentyTitlesAreMeant() {
    assertThat(query(Map.of()))
        .isEqualTo(new BookQuery(null, null, null, null, null, BookOrder.TITLE, 1, 20));
  }

  @Test
  void everyParameterReachesTheQuery() {
    Map<String, String> all = new HashMap<>();
    all.put("category", "3");
    all.put("author", "7");
    all.put("q", " dune ");
    all.put("yearFrom", "-500");
    all.put("yearTo", "1965");
    all.put("order", "-price");
    all.put("page", "2");
    all.put("size", "100");

    assertThat(query(all))
        .isEqualTo(new BookQuery(3L, 7L, "dune", -500, 1965, BookOrder.PRICE_DOWN, 2, 100));
  }

  @Test
  void theDescriptionNamesEveryOrder() throws NoSuchFieldException {
    Parameter described =
        ListParameters.class.getDeclaredField("order").getAnnotation(Parameter.class);

    assertThat(described.schema().enumeration()).containsExactlyElementsOf(BookOrder.keys());
  }

  @ParameterizedTest
  @ValueSource(strings = {"category", "author", "q", "yearFrom", "yearTo", "order", "page", "size"})
  void anEmptyParameterCountsAsAbsent(String name) {
    assertThat(query(Map.of(name, ""))).isEqualTo(query(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "page, 0",
    "page, -1",
    "page, 100001",
    "page, 99999999999999999999",
    "page, 1.0",
    "page, 1e3",
    "page, +1",
    "page, two",
    "size, 0",
    "size, 101",
    "category, 0",
    "category, novels",
    "author, -1",
    "yearFrom, 2101",
    "yearTo, -3001",
    "order, colour",
    "order, TITLE",
    "order, --title"
  })
  void aValueThatBreaksItsRuleIsNamed(String name, String value) {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> query(Map.of(name, value)))
        .satisfies(
            refused -> {
              assertThat(refused.parameter()).isEqualTo(name);
              assertThat(refused.sentence()).contains("'" + value + "'").contains("must be");
            });
  }

  @Test
  void yearsInTheWrongOrderAreRefused() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> query(Map.of("yearFrom", "2000", "yearTo", "1999")))
        .satisfies(refused -> assertThat(refused.parameter()).isEqualTo("yearTo"));
  }

  @Test
  void aLongTextIsRefusedAndNotRepeatedInFull() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> query(Map.of("q", "x".repeat(101))))
        .satisfies(refused -> assertThat(refused.sentence()).hasSizeLessThan(120));
  }

  @Test
  void controlCharactersAreNotRepeated() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> query(Map.of("order", "a\r\nb")))
        .satisfies(refused -> assertThat(refused.sentence()).contains("'a??b'"));
  }

  @ParameterizedTest
  @EnumSource
  void everyOrderIsFoundByItsKey(BookOrder order) {
    assertThat(query(Map.of("order", order.key())).order()).isEqualTo(order);
  }

  private static BookQuery query(Map<String, String> values) {
    return new ListParameters(
            values.get("category"),
            values.get("author"),
            values.get("q"),
            values.get("yearFrom"),
            values.get("yearTo"),
            values.get("order"),
            values.get("page"),
            values.get("size"))
        .toQuery();
  }
}
