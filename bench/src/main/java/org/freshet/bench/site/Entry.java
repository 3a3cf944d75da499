package org.freshet.bench.site;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.freshet.isr.api.TaggedEntity;

/** What pages show: a number that grows with each change. */
@Entity
@Table(name = "ENTRY")
@TaggedEntity("entry:{id}")
public class Entry {

  @Id private int id;

  private int version;

  /** For the provider. */
  protected Entry() {}

  /** Its number. */
  public int getId() {
    return id;
  }

  /** How often it was changed. */
  public int getVersion() {
    return version;
  }

  void become(int newVersion) {
    this.version = newVersion;
  }
}
