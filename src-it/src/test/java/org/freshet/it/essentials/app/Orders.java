package org.freshet.it.essentials.app;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/** What a client sends, with constraints at every depth. */
public final class Orders {

  private Orders() {}

  /** An order. */
  public static class Order {

    @NotBlank private String customer;
    @Valid @NotEmpty private List<Line> lines = List.of();
    @Valid @NotNull private Address address;
    private List<@Size(min = 2, max = 20) String> tags = List.of();
    private Map<String, @Positive Integer> counts = Map.of();

    @Pattern(regexp = "[A-Z]*", message = "'${validatedValue}' is no coupon")
    private String coupon = "";

    public String getCustomer() {
      return customer;
    }

    public void setCustomer(String customer) {
      this.customer = customer;
    }

    public List<Line> getLines() {
      return lines;
    }

    public void setLines(List<Line> lines) {
      this.lines = lines;
    }

    public Address getAddress() {
      return address;
    }

    public void setAddress(Address address) {
      this.address = address;
    }

    public List<String> getTags() {
      return tags;
    }

    public void setTags(List<String> tags) {
      this.tags = tags;
    }

    public Map<String, Integer> getCounts() {
      return counts;
    }

    public void setCounts(Map<String, Integer> counts) {
      this.counts = counts;
    }

    public String getCoupon() {
      return coupon;
    }

    public void setCoupon(String coupon) {
      this.coupon = coupon;
    }
  }

  /** A line of an order. */
  public static class Line {

    @NotBlank private String isbn;
    @Positive private int copies;

    public String getIsbn() {
      return isbn;
    }

    public void setIsbn(String isbn) {
      this.isbn = isbn;
    }

    public int getCopies() {
      return copies;
    }

    public void setCopies(int copies) {
      this.copies = copies;
    }
  }

  /** Where an order goes. */
  public static class Address {

    @NotBlank private String city;

    public String getCity() {
      return city;
    }

    public void setCity(String city) {
      this.city = city;
    }
  }
}
