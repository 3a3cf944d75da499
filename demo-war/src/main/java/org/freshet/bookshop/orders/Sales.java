package org.freshet.bookshop.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the orders tell, each call one statement. Cancelled orders are counted among the orders by
 * status, and nowhere else.
 */
@ApplicationScoped
@Transactional
public class Sales {

  private static final int SHOWN = 5;
  private static final int DAYS = 30;

  @PersistenceContext
  @SuppressWarnings("NullAway.Init") // injected
  private EntityManager em;

  /**
   * What came in.
   *
   * @param orders how many orders there are
   * @param totalMinor what they cost together, in pence
   * @param averageMinor what one of them costs on average, in pence, rounded down
   * @param recentMinor what those of the last 30 days cost together
   */
  public record Revenue(long orders, long totalMinor, long averageMinor, long recentMinor) {}

  /** How many orders are how far. */
  public record StatusCount(String status, long orders) {}

  /** A book, and how many copies of it were sold. */
  public record Seller(long bookId, String title, String author, long copies) {}

  /**
   * An order without a word about who placed it.
   *
   * @param placed when, ISO 8601 in UTC
   */
  public record Recent(long number, String placed, String status, long copies, long totalMinor) {}

  /** An order that has to be packed and sent. */
  public record ToSend(
      long number, String placed, String customer, String shippingAddress, long copies) {}

  /** What came in. */
  public Revenue revenue() {
    LocalDateTime since = LocalDateTime.now(Clock.systemUTC()).minusDays(DAYS);
    Object[] sums =
        em.createQuery(
                "select count(o), coalesce(sum(o.totalMinor), 0),"
                    + " coalesce(sum(case when o.placed >= :since then o.totalMinor else 0 end), 0)"
                    + " from ShopOrder o where o.status <> :cancelled",
                Object[].class)
            .setParameter("since", since)
            .setParameter("cancelled", OrderStatus.CANCELLED)
            .getSingleResult();
    long orders = number(sums[0]);
    long total = number(sums[1]);
    return new Revenue(orders, total, orders == 0 ? 0 : total / orders, number(sums[2]));
  }

  /** Orders by status, in the order of their way through the shop; with those that have none. */
  public List<StatusCount> statuses() {
    Map<OrderStatus, Long> counts = new EnumMap<>(OrderStatus.class);
    em.createQuery("select o.status, count(o) from ShopOrder o group by o.status", Object[].class)
        .getResultList()
        .forEach(row -> counts.put((OrderStatus) row[0], number(row[1])));
    return Arrays.stream(OrderStatus.values())
        .map(status -> new StatusCount(word(status), counts.getOrDefault(status, 0L)))
        .toList();
  }

  /** The books that sell best. */
  public List<Seller> bestSellers() {
    return em
        .createQuery(
            "select b.id, b.title, a.name, sum(l.copies) from OrderLine l"
                + " join l.placedIn o join l.book b join b.author a"
                + " where o.status <> :cancelled group by b.id, b.title, a.name"
                + " order by sum(l.copies) desc, b.title",
            Object[].class)
        .setParameter("cancelled", OrderStatus.CANCELLED)
        .setMaxResults(SHOWN)
        .getResultList()
        .stream()
        .map(row -> new Seller(number(row[0]), (String) row[1], (String) row[2], number(row[3])))
        .toList();
  }

  /** The last orders, newest first. */
  public List<Recent> recent() {
    return em
        .createQuery(
            "select o.id, o.placed, o.status, o.totalMinor, sum(l.copies) from OrderLine l"
                + " join l.placedIn o group by o.id, o.placed, o.status, o.totalMinor"
                + " order by o.placed desc, o.id desc",
            Object[].class)
        .setMaxResults(SHOWN)
        .getResultList()
        .stream()
        .map(
            row ->
                new Recent(
                    number(row[0]),
                    instant(row[1]),
                    word((OrderStatus) row[2]),
                    number(row[4]),
                    number(row[3])))
        .toList();
  }

  /** What has to be packed and sent, the oldest first. */
  public List<ToSend> toSend() {
    return em
        .createQuery(
            "select o.id, o.placed, o.customer, o.shippingAddress, sum(l.copies) from OrderLine l"
                + " join l.placedIn o where o.status in :open"
                + " group by o.id, o.placed, o.customer, o.shippingAddress"
                + " order by o.placed, o.id",
            Object[].class)
        .setParameter("open", List.of(OrderStatus.PENDING, OrderStatus.PROCESSING))
        .setMaxResults(SHOWN)
        .getResultList()
        .stream()
        .map(
            row ->
                new ToSend(
                    number(row[0]),
                    instant(row[1]),
                    (String) row[2],
                    (String) row[3],
                    number(row[4])))
        .toList();
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private static String word(OrderStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String instant(Object placed) {
    return ((LocalDateTime) placed).toInstant(ZoneOffset.UTC).toString();
  }
}
