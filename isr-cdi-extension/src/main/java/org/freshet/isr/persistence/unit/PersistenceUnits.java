package org.freshet.isr.persistence.unit;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.hibernate.HibernateFactories;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.persistence.transaction.EntityUnits;
import org.freshet.isr.tags.EntityRef;

/**
 * The persistence units of the application, as far as they are known: those that its beans have
 * injected, and all of Hibernate's. Thread-safe.
 */
public final class PersistenceUnits implements EntityUnits {

  private final Set<String> only;
  private final Map<Unit, EntityManagerFactory> injected = new ConcurrentHashMap<>();
  private final Map<Class<?>, EntityTemplates> templates = new ConcurrentHashMap<>();
  private final Map<String, DeclaredUnit> declared = new ConcurrentHashMap<>();
  private volatile Consumer<EntityManagerFactory> learner = factory -> {};

  /**
   * None known yet.
   *
   * @param only the names of those whose caches are to be kept coherent; all if empty
   */
  public PersistenceUnits(Collection<String> only) {
    this.only = Set.copyOf(only);
  }

  /**
   * Reads which units the descriptors declare that a class loader sees; in an EAR, those of its
   * modules see different ones.
   *
   * @param problems is told of descriptors that cannot be read
   */
  public void declare(ClassLoader loader, Problems problems) {
    new PersistenceXml(loader, problems)
        .units()
        .forEach(unit -> declared.merge(unit.name(), unit, DeclaredUnit::or));
  }

  /** A unit has become known; an empty name is that of the only unit. */
  public void register(String name, EntityManagerFactory factory) {
    Set<String> units = declared.keySet();
    String known = name.isEmpty() && units.size() == 1 ? units.iterator().next() : name;
    injected.put(new Unit(known, entityClasses(factory)), factory);
    learner.accept(factory);
  }

  /** Shows someone each unit that is injected, now and from now on; perhaps several times. */
  public void whenInjected(Consumer<EntityManagerFactory> learns) {
    learner = learns;
    injected.values().forEach(learns);
  }

  /** Whether a unit of that name is known; an empty name is that of the only unit. */
  boolean isKnown(String name) {
    return known().keySet().stream().anyMatch(u -> name.isEmpty() || u.name().equals(name));
  }

  /** The declared units. */
  public Collection<DeclaredUnit> declared() {
    return declared.values();
  }

  /** The known units that are open; in an EAR several may have the same name. */
  public Map<Unit, EntityManagerFactory> known() {
    Map<Unit, EntityManagerFactory> all = new LinkedHashMap<>(injected);
    all.values().removeIf(factory -> !factory.isOpen());
    HibernateFactories.all()
        .forEach(
            (factory, name) -> {
              if (factory.isOpen()) {
                all.putIfAbsent(new Unit(name, entityClasses(factory)), factory);
              }
            });
    return all;
  }

  /** The known units whose caches are to be kept coherent. */
  List<EntityManagerFactory> coherent() {
    List<EntityManagerFactory> chosen = new ArrayList<>();
    known()
        .forEach(
            (unit, factory) -> {
              if (only.isEmpty() || unit.name().isEmpty() || only.contains(unit.name())) {
                chosen.add(factory);
              }
            });
    return chosen;
  }

  /**
   * The declared units that must be kept coherent but are not known, so that a second-level cache
   * of theirs cannot be evicted.
   */
  public Set<String> unknown() {
    Set<String> known = known().keySet().stream().map(Unit::name).collect(Collectors.toSet());
    return declared.keySet().stream()
        .filter(name -> only.isEmpty() || only.contains(name))
        .filter(name -> !known.contains(name))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The entity classes of a unit that are tagged, with their templates. */
  public List<EntityTemplates> tagged(EntityManagerFactory factory) {
    return entityClasses(factory).stream()
        .map(type -> templates.computeIfAbsent(type, EntityTemplates::of))
        .filter(of -> !of.isEmpty())
        .toList();
  }

  @Override
  public Set<EntityRef> mentioning(Collection<Tag> tags) {
    return coherent().stream()
        .flatMap(factory -> tagged(factory).stream())
        .filter(of -> tags.stream().anyMatch(of::mentions))
        .map(of -> new EntityRef(of.entityClass(), null))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<Class<?>> taggedBelow(Class<?> type) {
    return known().values().stream()
        .flatMap(factory -> tagged(factory).stream())
        .<Class<?>>map(EntityTemplates::entityClass)
        .filter(type::isAssignableFrom)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<String> outsideOfJta(Class<?> entityClass) {
    List<String> local =
        declared.values().stream()
            .filter(DeclaredUnit::resourceLocal)
            .map(DeclaredUnit::name)
            .toList();
    if (local.isEmpty()) {
      return Optional.empty();
    }
    List<String> containing =
        known().keySet().stream()
            .filter(unit -> unit.entities().contains(entityClass))
            .map(Unit::name)
            .toList();
    return local.containsAll(containing) ? containing.stream().findFirst() : Optional.empty();
  }

  private static Set<Class<?>> entityClasses(EntityManagerFactory factory) {
    return factory.getMetamodel().getEntities().stream()
        .<Class<?>>map(EntityType::getJavaType)
        .filter(type -> type != null)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What tells a unit from all others.
   *
   * @param name its name
   * @param entities its entity classes
   */
  public record Unit(String name, Set<Class<?>> entities) {}
}
