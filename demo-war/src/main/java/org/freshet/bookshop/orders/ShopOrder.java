package org.freshet.bookshop.orders;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.freshet.bookshop.catalogue.Book;
import org.freshet.isr.api.TaggedEntity;

/** An order: who bought what, when, for how much, and how far it is. */
@Entity
@Table(
    name = "shop_order",
    indexes = {
      @Index(name = "order_placed", columnList = "placed"),
      @Index(name = "order_status", columnList = "status")
    })
@TaggedEntity({"order:{id}", "orders"})
public class ShopOrder {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_seq")
  @SequenceGenerator(name = "order_seq", sequenceName = "shop_order_seq", allocationSize = 50)
  private Long id;

  @Version private int version;

  @Column(nullable = false, length = 100)
  private String customer;

  @Column(name = "shipping_address", nullable = false, length = 500)
  private String shippingAddress;

  @Column(nullable = false)
  private LocalDateTime placed;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private OrderStatus status = OrderStatus.PENDING;

  @Column(name = "total_minor", nullable = false)
  private long totalMinor;

  @OneToMany(mappedBy = "placedIn", cascade = CascadeType.PERSIST)
  private List<OrderLine> lines = new ArrayList<>();

  /** For the persistence provider. */
  protected ShopOrder() {}

  /**
   * An order without lines.
   *
   * @param customer the account
   * @param placed when, in UTC
   */
  public ShopOrder(String customer, String shippingAddress, LocalDateTime placed) {
    this.customer = customer;
    this.shippingAddress = shippingAddress;
    this.placed = placed;
  }

  /** Adds copies of a book at the price that it has now. */
  public void add(Book book, int copies) {
    lines.add(new OrderLine(this, book, copies));
    totalMinor += (long) copies * book.getPriceMinor();
  }

  /** The identifier, which is the number of the order; null until it is persisted. */
  public Long getId() {
    return id;
  }

  /** How often this order was changed. */
  public int getVersion() {
    return version;
  }

  /** The account that bought. */
  public String getCustomer() {
    return customer;
  }

  /** Where the books go. */
  public String getShippingAddress() {
    return shippingAddress;
  }

  /** When it was placed, in UTC. */
  public LocalDateTime getPlaced() {
    return placed;
  }

  /** How far it is. */
  public OrderStatus getStatus() {
    return status;
  }

  /** Says how far it is. */
  public void setStatus(OrderStatus status) {
    this.status = status;
  }

  /** What all of it costs, in pence. */
  public long getTotalMinor() {
    return totalMinor;
  }

  /** What was bought. */
  public List<OrderLine> getLines() {
    return List.copyOf(lines);
  }
}
