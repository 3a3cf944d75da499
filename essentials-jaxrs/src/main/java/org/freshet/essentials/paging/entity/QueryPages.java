package org.freshet.essentials.paging.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.freshet.essentials.api.EntityPages;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paged;
import org.freshet.essentials.paging.RequestPager;
import org.freshet.essentials.paging.cursor.KeyCursor;
import org.jspecify.annotations.Nullable;

/** One page of one entity, read for one request. */
final class QueryPages<E> implements EntityPages<E> {

  private final RequestPager pager;
  private final EntityManager entities;
  private final Class<E> type;
  private Condition<E> condition = (builder, row) -> List.of();
  private Consumer<? super TypedQuery<?>> change = query -> {};
  private @Nullable List<String> order;

  QueryPages(RequestPager pager, EntityManager entities, Class<E> type) {
    this.pager = pager;
    this.entities = entities;
    this.type = type;
  }

  @Override
  public EntityPages<E> where(Condition<E> condition) {
    this.condition = condition;
    return this;
  }

  @Override
  public EntityPages<E> orderBy(String... names) {
    this.order = List.of(names);
    return this;
  }

  @Override
  public EntityPages<E> with(Consumer<? super TypedQuery<?>> change) {
    this.change = change;
    return this;
  }

  @Override
  public Paged<E> page() {
    List<String> chosen = order == null ? pager.order() : order;
    EntityKeys keys = EntityKeys.of(entities.getMetamodel().entity(type), chosen);
    if (pager.style() != PageStyle.CURSOR) {
      return numbered(keys);
    }
    KeyCursor from = pager.from(keys.order(), keys.types());
    Paged<Row<E>> page =
        pager.window(keys.order(), from, rows(keys, from, 0, pager.size() + 1), Row::keys);
    return page.map(Row::entity);
  }

  private Paged<E> numbered(EntityKeys keys) {
    int size = pager.size();
    List<Row<E>> rows = rows(keys, null, pager.offset(), size + 1);
    List<E> items = rows.stream().limit(size).map(Row::entity).toList();
    boolean more = rows.size() > size;
    return new Paged<>(items, pager.counts() ? count() : -1, more, pager.offset() > 0, null, null);
  }

  /** A row with the keys that the database ordered it by, which those of the entity may not be. */
  private record Row<E>(E entity, List<@Nullable Object> keys) {}

  private List<Row<E>> rows(EntityKeys keys, @Nullable KeyCursor from, long offset, int most) {
    CriteriaBuilder builder = entities.getCriteriaBuilder();
    CriteriaQuery<Tuple> query = builder.createTupleQuery();
    Root<E> root = query.from(type);
    List<Selection<?>> selected = new ArrayList<>();
    selected.add(root);
    selected.addAll(keys.paths(root));
    boolean back = from != null && from.back();
    List<Predicate> fit = new ArrayList<>(condition.of(builder, root));
    if (from != null) {
      fit.add(keys.from(builder, root, from));
    }
    query
        .multiselect(selected)
        .where(fit.toArray(Predicate[]::new))
        .orderBy(keys.orders(builder, root, back));
    TypedQuery<Tuple> typed = entities.createQuery(query);
    change.accept(typed);
    List<Row<E>> rows = new ArrayList<>();
    for (Tuple tuple : typed.setFirstResult((int) offset).setMaxResults(most).getResultList()) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 1; i < selected.size(); i++) {
        values.add(tuple.get(i));
      }
      rows.add(new Row<>(type.cast(tuple.get(0)), values));
    }
    return rows;
  }

  private long count() {
    CriteriaBuilder builder = entities.getCriteriaBuilder();
    CriteriaQuery<Long> query = builder.createQuery(Long.class);
    Root<E> root = query.from(type);
    query.select(builder.count(root)).where(condition.of(builder, root).toArray(Predicate[]::new));
    return entities.createQuery(query).getSingleResult();
  }
}
