package org.freshet.isr.redis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.store.GzipCoding;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.Sequence;

/** Pages as bytes, read back by nodes that trust nobody. */
class PageCodecTest {

  private static final String KEY = "https://shop.example|Shop#page|/page";

  private final PageCodec plain = new PageCodec(Optional.empty());
  private final PageCodec sealed = new PageCodec(Optional.of("a secret of at least 32 characters"));

  @Provide
  Arbitrary<StoredResponse> pages() {
    Arbitrary<List<Header>> headers =
        Combinators.combine(
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(10),
                Arbitraries.strings().ofMaxLength(20))
            .as(Header::new)
            .list()
            .ofMaxSize(4);
    Arbitrary<Set<Tag>> tags =
        Arbitraries.longs().map(number -> Tag.of("post", number)).set().ofMaxSize(5);
    Arbitrary<byte[]> bodies = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<Instant> instants =
        Arbitraries.longs()
            .between(-1_000_000_000_000L, 4_000_000_000_000L)
            .map(Instant::ofEpochMilli);
    return Combinators.combine(
            headers,
            tags,
            bodies,
            instants,
            Arbitraries.longs(),
            Arbitraries.integers().between(0, 7))
        .as(
            (fields, all, body, instant, number, flags) ->
                new StoredResponse(
                    200,
                    fields,
                    fields.size() / 2,
                    body,
                    "\"" + number + "\"",
                    "Accept",
                    new Lifetimes(0, 60, 600, Math.abs(number % 100_000), 7),
                    all,
                    new Sequence(number, number / 2),
                    instant,
                    new RenewalRequest(
                        "https://shop.example", "/page?ü=1", fields, (flags & 4) != 0),
                    (flags & 1) == 0 ? null : new GzipCoding(),
                    (flags & 2) != 0));
  }

  @Property(tries = 500)
  void what_was_written_is_read_back(@ForAll("pages") StoredResponse page) {
    for (PageCodec codec : List.of(plain, sealed)) {
      assertThat(codec.read(KEY, codec.write(KEY, page)))
          .usingRecursiveComparison()
          .ignoringFields("gzip")
          .isEqualTo(page);
      assertThat(codec.read(KEY, codec.write(KEY, page)).gzip() == null)
          .isEqualTo(page.gzip() == null);
    }
  }

  @Property(tries = 500)
  void what_was_changed_anywhere_is_nothing(
      @ForAll("pages") StoredResponse page, @ForAll Random random) {
    for (PageCodec codec : List.of(plain, sealed)) {
      byte[] bytes = codec.write(KEY, page);
      for (int i = 0; i < 20; i++) {
        byte[] changed = bytes.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        assertThat(codec.read(KEY, changed)).isNull();
      }
      assertThat(codec.read(KEY, Arrays.copyOf(bytes, random.nextInt(bytes.length)))).isNull();
      assertThat(codec.read(KEY, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(50))))
          .isNull();
    }
  }

  /** Behind the seal, as somebody who knows the secret could write. */
  @Property(tries = 1000)
  void fields_of_any_kind_make_no_more_than_nothing_of_themselves(
      @ForAll("pages") StoredResponse page, @ForAll Random random) {
    byte[] fields = new PageWriter(512).write(1, page);
    for (int i = 0; i < 20; i++) {
      byte[] changed = Arrays.copyOf(fields, 1 + random.nextInt(fields.length));
      for (int j = 0; j <= random.nextInt(4); j++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      StoredResponse read = new PageReader(changed, 0, changed.length).read(1);
      assertThat(read == null || read.body().length <= changed.length).isTrue();
    }
  }

  @Property(tries = 1000)
  void bytes_of_any_kind_are_nothing(@ForAll byte[] bytes) {
    assertThat(plain.read(KEY, bytes)).isNull();
    assertThat(new PageReader(bytes, 0, bytes.length).read(1)).isNull();
  }

  @Example
  void lengths_beyond_what_is_there_reserve_no_memory() {
    byte[] huge = {1, 0, 0, 0, (byte) 200, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};

    assertThat(new PageReader(huge, 0, huge.length).read(1)).isNull();
  }

  @Property(tries = 100)
  void a_page_of_another_key_is_nothing(@ForAll("pages") StoredResponse page) {
    assertThat(sealed.read(KEY + "2", sealed.write(KEY, page))).isNull();
    assertThat(plain.read(KEY + "2", plain.write(KEY, page))).isNull();
  }

  @Property(tries = 100)
  void a_page_that_was_sealed_with_another_secret_or_none_is_nothing(
      @ForAll("pages") StoredResponse page) {
    PageCodec other = new PageCodec(Optional.of("another secret, 32 characters long"));

    assertThat(sealed.read(KEY, other.write(KEY, page))).isNull();
    assertThat(sealed.read(KEY, plain.write(KEY, page))).isNull();
    assertThat(plain.read(KEY, sealed.write(KEY, page))).isNull();
  }

  @Example
  void serialised_objects_are_bytes_like_others() {
    byte[] magic = "\u00ac\u00ed\u0000\u0005sr".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(plain.read(KEY, Arrays.copyOf(magic, 64))).isNull();
  }
}
