package org.freshet.it.platform.app;

import jakarta.json.bind.adapter.JsonbAdapter;

/** An amount in the smallest unit of its currency; one text in JSON. */
public record Money(long minor, String currency) {

  /** From the text, and to it. */
  public static class Adapter implements JsonbAdapter<Money, String> {

    @Override
    public String adaptToJson(Money money) {
      return money.minor() + " " + money.currency();
    }

    @Override
    public Money adaptFromJson(String text) {
      String[] parts = text.split(" ");
      return new Money(Long.parseLong(parts[0]), parts[1]);
    }
  }
}
