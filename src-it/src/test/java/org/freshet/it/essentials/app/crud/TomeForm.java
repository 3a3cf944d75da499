package org.freshet.it.essentials.app.crud;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/** What of a tome can be changed. */
public class TomeForm {

  @NotBlank private String title;

  private String topic = "none";

  @Min(0)
  private int price;

  public static TomeForm of(Tome tome) {
    TomeForm form = new TomeForm();
    form.title = tome.getTitle();
    form.topic = tome.getTopic();
    form.price = tome.getPrice();
    return form;
  }

  public void applyTo(Tome tome) {
    tome.setTitle(title);
    tome.setTopic(topic);
    tome.setPrice(price);
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getTopic() {
    return topic;
  }

  public void setTopic(String topic) {
    this.topic = topic;
  }

  public int getPrice() {
    return price;
  }

  public void setPrice(int price) {
    this.price = price;
  }
}
