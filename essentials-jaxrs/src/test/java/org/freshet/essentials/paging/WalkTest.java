package org.freshet.essentials.paging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paged;
import org.freshet.essentials.paging.entity.QueryPager;
import org.jspecify.annotations.Nullable;

/**
 * Somebody walks through rows, to the end and back, while others add and delete some; every row
 * that stays must be met exactly once on either way.
 */
class WalkTest {

  private static final List<List<String>> ORDERS =
      List.of(
          List.of(),
          List.of("rank"),
          List.of("-rank"),
          List.of("name", "-rank"),
          List.of("-name", "-id"));

  private static @Nullable EntityManagerFactory units;

  @BeforeContainer
  static void start() {
    units = Persistence.createEntityManagerFactory("walk");
  }

  @AfterContainer
  static void stop() {
    if (units != null) {
      units.close();
    }
  }

  private static EntityManagerFactory factory() {
    EntityManagerFactory known = units;
    if (known == null) {
      throw new IllegalStateException("not started");
    }
    return known;
  }

  @Property(tries = 150)
  void of_rows_in_a_database_none_that_stays_is_missed_or_met_twice(
      @ForAll @IntRange(min = 0, max = 25) int count,
      @ForAll @IntRange(min = 1, max = 5) int size,
      @ForAll @IntRange(min = 0, max = 4) int order,
      @ForAll long seed) {
    in(entities -> entities.createQuery("delete from Place").executeUpdate());
    Shelf shelf = new Shelf(ORDERS.get(order), size);
    new Walk(
            new Random(seed),
            count,
            cursor -> read(shelf, cursor),
            added -> in(entities -> entities.persist(added)),
            gone -> in(entities -> entities.remove(entities.getReference(Place.class, gone.id))),
            true)
        .thereAndBack();
  }

  @Property(tries = 500)
  void of_a_list_likewise(
      @ForAll @IntRange(min = 0, max = 25) int count,
      @ForAll @IntRange(min = 1, max = 5) int size,
      @ForAll @IntRange(min = 0, max = 4) int order,
      @ForAll long seed) {
    Map<Long, Place> rows = new TreeMap<>();
    Shelf shelf = new Shelf(ORDERS.get(order), size);
    new Walk(
            new Random(seed),
            count,
            cursor ->
                shelf
                    .request(cursor)
                    .page(
                        List.copyOf(rows.values()),
                        "id",
                        Map.of("id", Place::id, "rank", Place::rankOrNone, "name", Place::name)),
            added -> rows.put(added.id, added),
            gone -> rows.remove(gone.id),
            true)
        .thereAndBack();
  }

  @Property(tries = 60)
  void pages_by_number_hold_all_rows_in_the_same_order(
      @ForAll @IntRange(min = 0, max = 25) int count,
      @ForAll @IntRange(min = 1, max = 5) int size,
      @ForAll @IntRange(min = 0, max = 4) int order,
      @ForAll long seed) {
    in(entities -> entities.createQuery("delete from Place").executeUpdate());
    Shelf shelf = new Shelf(ORDERS.get(order), size);
    Walk walk =
        new Walk(
            new Random(seed),
            count,
            cursor -> read(shelf, cursor),
            added -> in(entities -> entities.persist(added)),
            gone -> {},
            false);
    List<String> walked = walk.forward().stream().map(Place::toString).toList();
    List<String> numbered = new ArrayList<>();
    for (long offset = 0; offset < count; offset += size) {
      try (EntityManager entities = factory().createEntityManager()) {
        RequestPager pager = shelf.request(PageStyle.PAGE_NUMBER, null, offset);
        Paged<Place> page = new QueryPager(pager).of(entities, Place.class).page();
        assertThat(page.total()).isEqualTo(count);
        assertThat(page.hasNext()).isEqualTo(offset + size < count);
        page.items().forEach(row -> numbered.add(row.toString()));
      }
    }
    assertThat(numbered).isEqualTo(walked);
  }

  private static Paged<Place> read(Shelf shelf, @Nullable String cursor) {
    try (EntityManager entities = factory().createEntityManager()) {
      return new QueryPager(shelf.request(cursor)).of(entities, Place.class).page();
    }
  }

  private static void in(Consumer<EntityManager> work) {
    try (EntityManager entities = factory().createEntityManager()) {
      entities.getTransaction().begin();
      work.accept(entities);
      entities.getTransaction().commit();
    }
  }

  /** Reads a page; null for the first one. */
  private interface Reader {
    Paged<Place> read(@Nullable String cursor);
  }

  private static final class Walk {

    private final Random random;
    private final Reader reader;
    private final Consumer<Place> add;
    private final Consumer<Place> delete;
    private final boolean busy;
    private final Map<Long, Place> there = new TreeMap<>();
    private final Set<Long> staying = new HashSet<>();
    private long ids;

    Walk(
        Random random,
        int count,
        Reader reader,
        Consumer<Place> add,
        Consumer<Place> delete,
        boolean busy) {
      this.random = random;
      this.reader = reader;
      this.add = add;
      this.delete = delete;
      this.busy = busy;
      for (int i = 0; i < count; i++) {
        add();
      }
      staying.addAll(there.keySet());
    }

    List<Place> forward() {
      List<Place> met = new ArrayList<>();
      String cursor = null;
      do {
        Paged<Place> page = reader.read(cursor);
        met.addAll(page.items());
        cursor = page.next();
        assertThat(page.hasNext()).isEqualTo(cursor != null);
      } while (cursor != null);
      return met;
    }

    void thereAndBack() {
      List<Place> met = new ArrayList<>();
      Paged<Place> page = reader.read(null);
      met.addAll(page.items());
      while (page.next() != null) {
        change();
        page = reader.read(page.next());
        met.addAll(page.items());
      }
      assertMet(met);
      List<Place> back = new ArrayList<>(page.items());
      while (page.previous() != null) {
        change();
        page = reader.read(page.previous());
        back.addAll(0, page.items());
      }
      assertMet(back);
    }

    private void assertMet(List<Place> met) {
      List<Long> ids = met.stream().map(Place::id).toList();
      assertThat(ids).doesNotHaveDuplicates().containsAll(staying);
    }

    private void change() {
      for (int i = random.nextInt(busy ? 4 : 1); i > 0; i--) {
        if (random.nextBoolean() || there.isEmpty()) {
          add();
        } else {
          List<Place> rows = List.copyOf(there.values());
          Place gone = rows.get(random.nextInt(rows.size()));
          there.remove(gone.id);
          staying.remove(gone.id);
          delete.accept(gone);
        }
      }
    }

    /** Ids do not follow the order in which rows come. */
    private void add() {
      long id = ++ids * 7919 % 10_007;
      Integer rank = random.nextInt(4) == 0 ? null : random.nextInt(3);
      Place row = Place.of(id, rank, random.nextBoolean() ? "a" : "b");
      there.put(id, row);
      add.accept(row);
    }
  }
}
