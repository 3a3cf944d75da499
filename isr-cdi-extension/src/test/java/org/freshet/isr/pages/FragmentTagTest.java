package org.freshet.isr.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.jsp.JspTagException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class FragmentTagTest {

  private final FragmentTag tag =
      new FragmentTag(
          () -> {
            throw new AssertionError("asked for a value");
          });

  @Test
  void a_fragment_without_a_key_says_so() {
    tag.setKey(" ");

    assertThatThrownBy(tag::doTag)
        .isInstanceOf(JspTagException.class)
        .hasMessage("isr:fragment: key is empty, must name the fragment");
  }

  @Test
  void a_fragment_that_never_lives_says_so() {
    tag.setKey("card");
    tag.setTtl(0);

    assertThatThrownBy(tag::doTag)
        .isInstanceOf(JspTagException.class)
        .hasMessageContaining("isr:fragment 'card': ttl is 0, must be from 1");
  }

  @Test
  void the_tag_library_lies_in_the_jar_and_names_this_class() throws IOException {
    try (InputStream in = FragmentTag.class.getResourceAsStream("/META-INF/isr.tld")) {
      assertThat(in).isNotNull();
      assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("<uri>freshet.isr</uri>", FragmentTag.class.getName());
    }
  }
}
