package org.freshet.bookshop.opening;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.freshet.bookshop.catalogue.Book;
import org.freshet.bookshop.orders.OrderStatus;
import org.freshet.bookshop.orders.ShopOrder;

/** Orders as a small shop has them after a quarter of a year: the same ones at each start. */
final class SampleOrders {

  private static final int ORDERS = 120;
  private static final int MINUTES = 90 * 24 * 60;
  private static final int SEED = 1813;
  private static final List<String> CUSTOMERS = List.of("reader", "editor", "staff", "admin");
  private static final List<String> STREETS =
      List.of("Longbourn Lane", "Baker Street", "Pemberley Park", "Bag End", "Rue Morgue");

  private SampleOrders() {}

  /**
   * The orders, oldest first, none of them persisted.
   *
   * @param books what can be ordered
   * @param now when the last of them may have been placed
   */
  static List<ShopOrder> of(List<Book> books, LocalDateTime now) {
    Random chance = new Random(SEED);
    List<ShopOrder> orders = new ArrayList<>();
    for (int i = ORDERS; i > 0; i--) {
      LocalDateTime placed = now.minusMinutes((long) MINUTES * i / ORDERS + chance.nextInt(60));
      String address = (1 + chance.nextInt(99)) + " " + STREETS.get(chance.nextInt(STREETS.size()));
      ShopOrder order =
          new ShopOrder(CUSTOMERS.get(chance.nextInt(CUSTOMERS.size())), address, placed);
      for (int line = 1 + chance.nextInt(3); line > 0; line--) {
        // Some books sell better than others.
        double popular = chance.nextDouble() * chance.nextDouble() * chance.nextDouble();
        order.add(books.get((int) (popular * books.size())), 1 + chance.nextInt(2));
      }
      order.setStatus(status(i, chance));
      orders.add(order);
    }
    return orders;
  }

  /** The older an order is, the further. */
  private static OrderStatus status(int age, Random chance) {
    if (chance.nextInt(15) == 0) {
      return OrderStatus.CANCELLED;
    }
    if (age > 16) {
      return OrderStatus.DELIVERED;
    }
    return age > 9 ? OrderStatus.SHIPPED : age > 5 ? OrderStatus.PROCESSING : OrderStatus.PENDING;
  }
}
