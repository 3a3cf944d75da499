package org.freshet.shop;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** The beans of a shop. */
public final class Shop {

  private Shop() {}

  /** A resource. */
  public static final class Resource {}

  /** A bean behind it. */
  public static final class Service {}

  /** A bean behind that. */
  public static final class Deeper {}

  /** What a bean is injected as. */
  public interface Port {}

  /** And what it is. */
  public static final class Adapter implements Port {}

  /** A bean with a field that is no injection point of CDI. */
  public static class WithField {
    @Context UriInfo uri;
  }

  /** A bean that has it from its superclass. */
  public static final class Inherits extends WithField {}
}
