package org.freshet.essentials.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DigestTest {

  @Test
  void no_two_sequences_read_alike() {
    List<String> digests =
        Stream.of(
                new Digest(),
                new Digest().add(""),
                new Digest().add(null),
                new Digest().add("ab"),
                new Digest().add("a").add("b"),
                new Digest().add("b").add("a"),
                new Digest().addAll(List.of()),
                new Digest().addAll(List.of("a", "b")),
                new Digest().addAll(List.of("a")).addAll(List.of("b")))
            .map(digest -> Arrays.toString(digest.bytes()))
            .toList();

    assertThat(digests).doesNotHaveDuplicates();
  }
}
