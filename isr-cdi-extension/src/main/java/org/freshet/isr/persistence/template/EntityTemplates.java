package org.freshet.isr.persistence.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TaggedEntity;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.Problems;
import org.freshet.isr.tags.AnyTag;

/** The templates of one entity class. Immutable. */
public final class EntityTemplates {

  private final Class<?> entityClass;
  private final List<EntityTemplate> templates;
  private final Set<Tag> whole;

  private EntityTemplates(Class<?> entityClass, List<EntityTemplate> templates) {
    this.entityClass = entityClass;
    this.templates = List.copyOf(templates);
    Set<Tag> all = new LinkedHashSet<>();
    templates.forEach(template -> all.add(template.whole()));
    this.whole = Set.copyOf(all);
  }

  /** The well-formed templates of a class; none if it is not a tagged entity. */
  public static EntityTemplates of(Class<?> entityClass) {
    return of(entityClass, new Problems());
  }

  /**
   * As {@link #of(Class)}; adds what is wrong with the others and with the attributes they name.
   *
   * @param problems is told what is wrong
   */
  public static EntityTemplates of(Class<?> entityClass, Problems problems) {
    TaggedEntity annotation = entityClass.getAnnotation(TaggedEntity.class);
    List<EntityTemplate> templates = new ArrayList<>();
    if (annotation == null) {
      return new EntityTemplates(entityClass, templates);
    }
    String where = "@TaggedEntity on " + entityClass.getName();
    if (annotation.value().length == 0) {
      problems.add(Codes.ENTITY_TEMPLATE, where, "it names no template, must name at least one");
    }
    for (String text : annotation.value()) {
      try {
        EntityTemplate template = EntityTemplate.parse(text);
        templates.add(template);
        for (List<String> path : template.paths()) {
          AttributePath.problem(entityClass, path)
              .ifPresent(
                  problem ->
                      problems.add(
                          Codes.ENTITY_TEMPLATE, where, "template '" + text + "' " + problem));
        }
      } catch (InvalidTagException e) {
        problems.add(Codes.ENTITY_TEMPLATE, where, String.valueOf(e.getMessage()));
      }
    }
    return new EntityTemplates(entityClass, templates);
  }

  /** The class. */
  public Class<?> entityClass() {
    return entityClass;
  }

  /** Whether it has none, so that its changes are nobody's business. */
  public boolean isEmpty() {
    return templates.isEmpty();
  }

  /** The templates, in the order of the annotation. */
  public List<EntityTemplate> templates() {
    return templates;
  }

  /** Namespaces and constants: stand for every tag the entity could have. */
  public Set<Tag> whole() {
    return whole;
  }

  /** Whether raising a tag could be about an entity of this class. */
  public boolean mentions(Tag tag) {
    return templates.stream().anyMatch(t -> t.whole().namespace().equals(tag.namespace()));
  }

  /** The tags of an entity in a state. */
  public Set<Tag> tags(EntityState state, LoadedValues values) {
    Set<Tag> tags = new LinkedHashSet<>();
    for (EntityTemplate template : templates) {
      template.addTags(state, values, tags);
    }
    return tags;
  }

  /**
   * The tags of what was made from an entity in a state: at least one that a change of this entity
   * will raise.
   *
   * <p>Those with values are enough, since a change raises those of the state before it; constant
   * ones, which every entity of the class raises, are left to lists. An entity without any value
   * has those that stand for {@linkplain AnyTag any} of its kind.
   */
  public Set<Tag> dependency(EntityState state, LoadedValues values) {
    Set<Tag> tags = new LinkedHashSet<>();
    templates.stream()
        .filter(template -> !template.isConstant())
        .forEach(template -> template.addTags(state, values, tags));
    if (tags.stream().allMatch(Tag::isNamespace)) {
      tags.addAll(any());
    }
    return tags;
  }

  /** The tags of what depends on every entity of the class. */
  public Set<Tag> any() {
    Set<Tag> any = new LinkedHashSet<>();
    whole.forEach(tag -> any.add(AnyTag.of(tag)));
    return any;
  }

  /** The tags of an entity before and after a change. */
  public Set<Tag> tags(EntityState before, EntityState after, LoadedValues values) {
    Set<Tag> tags = tags(before, values);
    tags.addAll(tags(after, values));
    return tags;
  }
}
