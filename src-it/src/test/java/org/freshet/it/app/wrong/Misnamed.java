package org.freshet.it.app.wrong;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.freshet.isr.api.TaggedEntity;

/** An entity whose tags name what it does not have. */
@Entity
@TaggedEntity({"misnamed:{id}", "misnamed:{nme}"})
public class Misnamed {

  @Id private long id;
  private String name;
}
