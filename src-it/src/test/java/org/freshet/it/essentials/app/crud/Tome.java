package org.freshet.it.essentials.app.crud;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** A row with a version, a code that no other has, and what no client may see or set. */
@Entity
public class Tome {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  @Version private int version;

  @Column(nullable = false, unique = true)
  private String code;

  @Column(nullable = false)
  private String title;

  private String topic;

  @Column(nullable = false)
  private int price;

  private String secret;

  protected Tome() {}

  public Tome(String code) {
    this.code = code;
    this.secret = "secret";
  }

  public Long getId() {
    return id;
  }

  public String getCode() {
    return code;
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

  public String getSecret() {
    return secret;
  }
}
