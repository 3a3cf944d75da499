package org.freshet.isr.persistence.bulk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.define.PropertyPath;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.persistence.transaction.EntityUnits;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.TagTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What a method says it changes. Immutable.
 *
 * @param entities the classes
 * @param templates its tag templates
 * @param parameters where each parameter stands that a template may name
 */
record BulkMethod(
    List<Class<?>> entities, List<TagTemplate> templates, Map<String, Integer> parameters) {

  BulkMethod {
    entities = List.copyOf(entities);
    templates = List.copyOf(templates);
    parameters = Map.copyOf(parameters);
  }

  /** The tags that a call raises. */
  Set<Tag> tags(@Nullable Object[] arguments, @Nullable EntityUnits units) {
    Set<Tag> tags = new LinkedHashSet<>();
    for (EntityRef ref : classes(units)) {
      tags.addAll(EntityTemplates.of(ref.type()).whole());
    }
    for (TagTemplate template : templates) {
      Tag tag = template.resolve(name -> value(arguments, name));
      tags.add(tag == null ? template.whole() : tag);
    }
    return tags;
  }

  /** All entities of the classes and of their tagged subclasses. */
  Set<EntityRef> classes(@Nullable EntityUnits units) {
    Set<EntityRef> refs = new LinkedHashSet<>();
    for (Class<?> type : entities) {
      refs.add(new EntityRef(type, null));
      if (units != null) {
        units.taggedBelow(type).forEach(each -> refs.add(new EntityRef(each, null)));
      }
    }
    return refs;
  }

  private @Nullable Object value(@Nullable Object[] arguments, String name) {
    List<String> path = List.of(name.split("\\.", -1));
    Integer place = parameters.get(path.get(0));
    return place == null ? null : PropertyPath.read(arguments[place], path.subList(1, path.size()));
  }
}
