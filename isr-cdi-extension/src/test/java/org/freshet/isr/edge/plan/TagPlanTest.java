package org.freshet.isr.edge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.freshet.isr.api.Tag;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;
import org.freshet.isr.tags.AnyTag;
import org.freshet.isr.tags.PathTags;

/**
 * What responses carry for edges, and what edges are told, whatever the tags and the limits are.
 */
class TagPlanTest {

  private static final String ALPHABET = "[a-z0-9._-]+";

  @Property(tries = 300)
  void no_raise_of_a_tag_misses_a_response_that_carries_it(
      @ForAll("tagSets") Set<Tag> tags, @ForAll("fields") TagField field) {
    List<String> carried = CarriedTags.of(tags, field);
    for (Tag raised : raisesOf(tags)) {
      assertThat(PurgedTags.of(Set.of(raised), field.maxTagLength()))
          .as("%s raised, %s carried as %s", raised, tags, carried)
          .containsAnyElementsOf(carried);
    }
  }

  @Property(tries = 300)
  void no_response_carries_more_than_the_field_takes(
      @ForAll("tagSets") Set<Tag> tags, @ForAll("fields") TagField field) {
    List<String> carried = CarriedTags.of(tags, field);
    assertThat(carried).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(field.maxTags());
    assertThat(carried)
        .allSatisfy(
            tag ->
                assertThat(tag).matches(ALPHABET).hasSizeLessThanOrEqualTo(field.maxTagLength()));
    String line =
        field.quoted()
            ? '"' + String.join('"' + field.separator() + '"', carried) + '"'
            : String.join(field.separator(), carried);
    assertThat(line.length()).isLessThanOrEqualTo(field.maxBytes());
    assertThat(carried).isNotEmpty();
  }

  @Property(tries = 300)
  void beside_tags_of_the_application_ours_fit_and_are_told_or_there_is_no_room(
      @ForAll("tagSets") Set<Tag> tags,
      @ForAll("fields") TagField field,
      @ForAll @IntRange(min = 0, max = 90) int many,
      @ForAll @IntRange(min = 1, max = 60) int length) {
    List<String> own =
        IntStream.range(0, many).mapToObj(i -> written(field, "x".repeat(length) + i)).toList();
    String said = String.join(field.separator(), own);
    EdgeHeaders headers = headers(field);
    String line = headers.of(tags, name -> said).getOrDefault("Tags", "");
    List<String> sent = List.of(line.split("[, ]+"));
    if (!headers.haveRoom(tags, name -> said)) {
      assertThat(many + 1 > field.maxTags() || said.length() + 12 > field.maxBytes()).isTrue();
      assertThat(line).isEqualTo(said);
      return;
    }
    assertThat(sent).containsAll(own).hasSizeLessThanOrEqualTo(field.maxTags());
    assertThat(line.length()).isLessThanOrEqualTo(field.maxBytes());
    for (Tag raised : raisesOf(tags)) {
      assertThat(PurgedTags.of(Set.of(raised), field.maxTagLength()))
          .as("%s raised, sent as %s", raised, sent)
          .anyMatch(purged -> sent.contains(written(field, purged)));
    }
    // What is stored is looked at again when it is confirmed.
    assertThat(headers.haveRoom(tags, name -> line)).isTrue();
    assertThat(headers.of(tags, name -> line)).containsEntry("Tags", line);
  }

  private static String written(TagField field, String tag) {
    return field.quoted() ? '"' + tag + '"' : tag;
  }

  private static EdgeHeaders headers(TagField field) {
    return new EdgeHeaders(
        List.of(
            new EdgeCache() {
              @Override
              public String name() {
                return "edge";
              }

              @Override
              public List<TagField> tagFields() {
                return List.of(field);
              }

              @Override
              public Reach reach() {
                return new Reach(10, 0, 0, false, 1000);
              }

              @Override
              public PurgeResult purge(Purge purge) {
                return PurgeResult.done();
              }
            }));
  }

  @Property(tries = 300)
  void no_two_tags_are_written_alike_unless_they_are_cut(
      @ForAll("tags") Tag one, @ForAll("tags") Tag other) {
    assertThat(WireTag.of(one, TagField.TAG).equals(WireTag.of(other, TagField.TAG)))
        .isEqualTo(one.equals(other));
  }

  @Property(tries = 300)
  void what_fits_is_told_exactly(@ForAll("tagSets") Set<Tag> tags, @ForAll("tags") Tag raised) {
    TagField roomy = new TagField("Tags", ",", false, 100_000, TagField.TAG, 10_000_000);
    boolean told =
        !Collections.disjoint(
            PurgedTags.of(Set.of(raised), TagField.TAG), CarriedTags.of(tags, roomy));
    boolean concerned = tags.stream().anyMatch(tag -> covers(raised, tag));
    if (!PathTags.isUnder(raised) && !raised.equals(Tag.of("any"))) {
      assertThat(told).as("%s raised, %s carried", raised, tags).isEqualTo(concerned);
    }
  }

  @Property(tries = 200)
  void tags_that_are_cut_are_told_apart_by_their_digests(@ForAll("longTags") Set<Tag> tags) {
    Set<String> written = new HashSet<>();
    tags.forEach(tag -> written.add(WireTag.of(tag, 32)));
    assertThat(written).hasSameSizeAs(tags).allMatch(tag -> tag.length() <= 32);
  }

  @Example
  void tags_are_readable_where_they_can_be() {
    assertThat(WireTag.of(Tag.of("post", 42), 128)).isEqualTo("post__42");
    assertThat(WireTag.of(Tag.of("books"), 128)).isEqualTo("books");
    assertThat(WireTag.of(Tag.of("path", "/api/books"), 128)).isEqualTo("path___sapi_sbooks");
    assertThat(WireTag.of(Tag.of("a_b", "x~y"), 128)).isEqualTo("a_5fb__x_7ey");
  }

  @Example
  void the_largest_group_goes_first_when_there_is_no_room() {
    Set<Tag> tags = new HashSet<>(List.of(Tag.of("category", 3), Tag.of("app", 1)));
    for (int i = 0; i < 100; i++) {
      tags.add(Tag.of("post", i));
    }
    assertThat(CarriedTags.of(tags, TagField.of("Cache-Tag", ",", 50)))
        .containsExactlyInAnyOrder("app", "app__1", "category", "category__3", "any__post");
  }

  @Example
  void a_raise_tells_the_tag_and_what_stands_for_it() {
    assertThat(PurgedTags.of(Set.of(Tag.of("post", 7)), 128))
        .containsExactlyInAnyOrder("post__7", "any__post", "0-more");
    assertThat(PurgedTags.of(Set.of(Tag.of("post")), 128))
        .containsExactlyInAnyOrder("post", "any__post", "0-more");
  }

  @Example
  void a_path_and_all_beneath_it_are_told_by_the_third_at_the_deepest() {
    assertThat(PurgedTags.of(Set.of(PathTags.under("/a/b/c/d/e")), 128))
        .contains("under___sa_sb_sc", "any__path");
    assertThat(CarriedTags.of(Set.of(PathTags.path("/a/b/c/d/e")), TagField.of("T", ",", 50)))
        .contains("under___sa", "under___sa_sb", "under___sa_sb_sc")
        .doesNotContain("under___sa_sb_sc_sd");
    assertThat(PurgedTags.of(Set.of(PathTags.under("/")), 128)).contains("path");
  }

  /** Whatever raises one of the tags. */
  private static Set<Tag> raisesOf(Set<Tag> tags) {
    Set<Tag> raises = new HashSet<>();
    for (Tag tag : tags) {
      raises.add(tag);
      raises.add(tag.namespace());
      if (PathTags.isPath(tag)) {
        PathTags.upwards(tag).forEach(path -> raises.add(Tag.parse("under:" + path)));
      }
    }
    return raises;
  }

  private static boolean covers(Tag raised, Tag carried) {
    return PathTags.covers(raised, carried) || AnyTag.of(raised).equals(carried);
  }

  @Provide
  static Arbitrary<TagField> fields() {
    return Combinators.combine(
            Arbitraries.of(",", " ", ", "),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(1, 80),
            Arbitraries.integers().between(32, 128),
            Arbitraries.integers().between(256, 4096))
        .as(
            (separator, quoted, tags, length, bytes) ->
                new TagField("Tags", separator, quoted, tags, length, bytes));
  }

  @Provide
  static Arbitrary<Set<Tag>> tagSets() {
    return tags()
        .set()
        .ofMaxSize(120)
        .map(
            tags -> {
              // Every response carries the tag of its build.
              tags.add(Tag.of("app", 1));
              return tags;
            });
  }

  @Provide
  static Arbitrary<Tag> tags() {
    Arbitrary<String> namespace =
        Arbitraries.of("post", "category", "a_b", "x.y-z", "any", "app", "under", "target", "n");
    Arbitrary<String> value =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 60).map(String::valueOf),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(12),
            Arbitraries.strings().withChars("_s-./:~%ab").ofMinLength(1).ofMaxLength(10));
    return Arbitraries.oneOf(
        namespace.map(Tag::of),
        Combinators.combine(namespace, value).as(Tag::of),
        paths().map(PathTags::path));
  }

  private static Arbitrary<String> paths() {
    Arbitrary<String> segment =
        Arbitraries.oneOf(
            Arbitraries.of("a", "b", "api", "v1", "_s", "books"),
            Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(40));
    return segment.list().ofMaxSize(20).map(segments -> "/" + String.join("/", segments));
  }

  @Provide
  static Arbitrary<Set<Tag>> longTags() {
    return Arbitraries.integers()
        .set()
        .ofMinSize(2)
        .ofMaxSize(50)
        .map(
            numbers -> {
              List<Tag> tags = new ArrayList<>();
              numbers.forEach(n -> tags.add(Tag.of("post", "x".repeat(150) + n)));
              return new HashSet<>(tags);
            });
  }
}
