package org.freshet.it.essentials.app.crud;

/** What clients see of a tome. */
public record TomeView(long id, String code, String title, String topic, int price) {

  public static TomeView of(Tome tome) {
    return new TomeView(
        tome.getId(), tome.getCode(), tome.getTitle(), tome.getTopic(), tome.getPrice());
  }
}
