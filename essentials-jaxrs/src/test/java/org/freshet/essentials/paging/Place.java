package org.freshet.essentials.paging;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A row with few ranks and names, so that many rows tie. */
@Entity(name = "Place")
@Access(AccessType.FIELD)
public class Place {

  @Id Long id = 0L;

  @Column(name = "standing")
  @Nullable Integer rank;

  @Column(nullable = false)
  String name = "";

  /** Made by the provider. */
  public Place() {}

  static Place of(long id, @Nullable Integer rank, String name) {
    Place place = new Place();
    place.id = id;
    place.rank = rank;
    place.name = name;
    return place;
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  int rankOrNone() {
    return rank == null ? -1 : rank;
  }

  @Override
  public String toString() {
    return id + ":" + rank + ":" + name;
  }
}
