package org.freshet.isr.edge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;
import org.freshet.isr.edge.vendor.CacheGroups;
import org.junit.jupiter.api.Test;

class EdgeHeadersTest {

  private static final Set<Tag> TAGS = Set.of(Tag.of("book", 1), Tag.of("app", 1));
  private static final Lifetimes LIFETIMES = new Lifetimes(0, 300, 60, 0);

  private record Edge(String name, List<TagField> tagFields, Optional<String> lifetimeField)
      implements EdgeCache {

    static Edge of(TagField field) {
      return new Edge("edge", List.of(field), Optional.of("CDN-Cache-Control"));
    }

    @Override
    public Reach reach() {
      return new Reach(10, 0, 0, false, 1000);
    }

    @Override
    public PurgeResult purge(Purge purge) {
      return PurgeResult.done();
    }
  }

  private static Map<String, String> fields(Function<String, String> own, EdgeCache... edges) {
    return new EdgeHeaders(List.of(edges)).of(TAGS, LIFETIMES, own::apply);
  }

  @Test
  void without_an_edge_there_is_nothing_to_carry() {
    assertThat(EdgeHeaders.NONE.areNone()).isTrue();
    assertThat(EdgeHeaders.NONE.of(TAGS, LIFETIMES, name -> null)).isEmpty();
  }

  @Test
  void targeted_cache_control_states_max_age_and_no_s_maxage() {
    assertThat(fields(name -> null, Edge.of(TagField.of("Cache-Tag", ",", 50))))
        .containsEntry("CDN-Cache-Control", "max-age=300, stale-while-revalidate=60");
  }

  @Test
  void two_edges_that_read_one_field_get_the_stricter_limits_of_both() {
    Map<String, String> fields =
        fields(
            name -> null,
            Edge.of(TagField.of("Cache-Tag", ",", 50)),
            Edge.of(TagField.of("cache-tag", ",", 3)));
    assertThat(fields).hasSize(2);
    assertThat(fields.get("Cache-Tag").split(",")).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void what_the_application_says_itself_stands() {
    Map<String, String> own = Map.of("CDN-Cache-Control", "max-age=5", "Cache-Tag", "mine, too");
    Map<String, String> fields = fields(own::get, Edge.of(TagField.of("Cache-Tag", ",", 50)));
    assertThat(fields).doesNotContainKey("CDN-Cache-Control");
    assertThat(fields.get("Cache-Tag").split(","))
        .startsWith("mine", "too")
        .contains("book__1", "book", "app__1", "app");
  }

  @Test
  void beside_49_tags_of_the_application_cloudfront_reads_one_of_ours_that_stands_for_all() {
    String own = IntStream.range(0, 49).mapToObj(i -> "own" + i).collect(Collectors.joining(","));
    assertThat(fields(name -> own, Edge.of(TagField.of("Cache-Tag", ",", 50))))
        .containsEntry("Cache-Tag", own + ",0-more");
  }

  @Test
  void beside_50_there_is_no_room_and_the_response_must_not_be_stored() {
    String own = IntStream.range(0, 50).mapToObj(i -> "own" + i).collect(Collectors.joining(","));
    EdgeHeaders headers = new EdgeHeaders(List.of(Edge.of(TagField.of("Cache-Tag", ",", 50))));
    assertThat(headers.haveRoom(TAGS, name -> own)).isFalse();
    assertThat(headers.haveRoom(TAGS, name -> null)).isTrue();
  }

  @Test
  void cache_groups_are_a_list_of_strings() {
    assertThat(fields(name -> null, new CacheGroups()).get("Cache-Groups").split(", "))
        .containsExactlyInAnyOrder("\"book__1\"", "\"book\"", "\"app__1\"", "\"app\"");
  }
}
