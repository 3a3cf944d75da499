package org.freshet.it.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.Id;
import org.freshet.isr.api.TaggedEntity;

/** A tagged entity that refuses the unit's listeners. */
@Entity
@ExcludeDefaultListeners
@TaggedEntity("unattached:{id}")
public class Unattached {

  @Id private long id;
}
