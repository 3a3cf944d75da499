package org.freshet.it.cache.app;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.freshet.isr.api.TaggedEntity;

/** Something that several pages show, by itself and by where it stands. */
@Entity
@Table(name = "page_volume")
@TaggedEntity({"volume:{id}", "shelf:{shelf.id}", "volumes"})
public class Volume {

  @Id private long id;
  private String title;

  @ManyToOne(fetch = FetchType.LAZY)
  private Shelf shelf;

  protected Volume() {}

  Volume(long id, String title, Shelf shelf) {
    this.id = id;
    this.title = title;
    this.shelf = shelf;
  }

  String title() {
    return title;
  }

  void retitle(String to) {
    this.title = to;
  }

  void moveTo(Shelf other) {
    this.shelf = other;
  }
}
