package org.freshet.bookshop.orders;

/** How far an order is. */
public enum OrderStatus {
  /** It was placed. */
  PENDING,
  /** Somebody packs it. */
  PROCESSING,
  /** It is on its way. */
  SHIPPED,
  /** It has arrived. */
  DELIVERED,
  /** It will not be sent, and counts for nothing. */
  CANCELLED
}
