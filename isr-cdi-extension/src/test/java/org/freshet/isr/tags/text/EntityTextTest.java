package org.freshet.isr.tags.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.freshet.isr.tags.EntityRef;
import org.junit.jupiter.api.Test;

class EntityTextTest {

  private final EntityText text = new EntityText(EntityTextTest.class.getClassLoader());

  @Test
  void classes_and_usual_identifiers_are_read_back() {
    Set<EntityRef> entities =
        Set.of(
            new EntityRef(String.class, 7L),
            new EntityRef(String.class, -7),
            new EntityRef(String.class, (short) 7),
            new EntityRef(String.class, "a b\n:*ü"),
            new EntityRef(String.class, new UUID(1, 2)),
            new EntityRef(EntityTextTest.class, null));

    assertThat(text.read(EntityText.write(entities))).isEqualTo(entities);
    assertThat(text.read(EntityText.write(Set.of()))).isEmpty();
  }

  @Test
  void an_identifier_of_another_type_stands_for_all_of_its_class() {
    Set<EntityRef> entities = Set.of(new EntityRef(String.class, List.of(1, 2)));

    assertThat(text.read(EntityText.write(entities)))
        .containsExactly(new EntityRef(String.class, null));
  }

  @Test
  void a_class_that_nobody_knows_here_stands_for_everything() {
    assertThat(text.read("com.acme.Gone:l7")).containsExactly(EntityText.EVERYTHING);
    assertThat(text.read("what?")).containsExactly(EntityText.EVERYTHING);
  }

  @Test
  void an_identifier_that_is_none_stands_for_all_of_its_class() {
    assertThat(text.read("java.lang.String:lseven"))
        .containsExactly(new EntityRef(String.class, null));
    assertThat(text.read("java.lang.String:")).containsExactly(new EntityRef(String.class, null));
  }
}
