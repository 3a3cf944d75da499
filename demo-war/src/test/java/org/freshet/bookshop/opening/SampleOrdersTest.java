package org.freshet.bookshop.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.freshet.bookshop.catalogue.Book;
import org.freshet.bookshop.orders.OrderLine;
import org.freshet.bookshop.orders.OrderStatus;
import org.freshet.bookshop.orders.ShopOrder;
import org.junit.jupiter.api.Test;

class SampleOrdersTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 20, 12, 0);

  private static List<ShopOrder> orders() {
    List<Book> books = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Book book = new Book();
      book.setTitle("Book " + i);
      book.setPriceMinor(500 + i);
      books.add(book);
    }
    return SampleOrders.of(books, NOW);
  }

  @Test
  void they_are_the_same_at_each_start() {
    assertThat(orders())
        .usingRecursiveFieldByFieldElementComparatorOnFields(
            "customer", "shippingAddress", "placed", "status", "totalMinor")
        .isEqualTo(orders());
  }

  @Test
  void each_was_placed_within_the_last_quarter_and_costs_what_its_lines_cost() {
    assertThat(orders())
        .hasSizeGreaterThanOrEqualTo(100)
        .allSatisfy(
            order -> {
              assertThat(order.getPlaced()).isBetween(NOW.minusDays(91), NOW);
              assertThat(order.getLines()).isNotEmpty();
              assertThat(order.getTotalMinor())
                  .isEqualTo(order.getLines().stream().mapToLong(SampleOrdersTest::cost).sum());
            });
  }

  private static long cost(OrderLine line) {
    return (long) line.getCopies() * line.getPriceMinor();
  }

  @Test
  void every_status_is_there_and_the_oldest_have_arrived() {
    List<ShopOrder> orders = orders();

    assertThat(orders).extracting(ShopOrder::getStatus).contains(OrderStatus.values());
    assertThat(
            orders.stream()
                .filter(order -> order.getStatus() == OrderStatus.DELIVERED)
                .map(ShopOrder::getPlaced)
                .max(Comparator.naturalOrder()))
        .isPresent()
        .hasValueSatisfying(last -> assertThat(last).isBefore(NOW.minusDays(10)));
  }
}
