package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicBaseTest {

  @Property
  void no_host_makes_it_fail_and_none_gets_through_with_a_delimiter(@ForAll String host) {
    PublicBase base = PublicBase.of("https", host, 0);

    if (base != null) {
      assertThat(base.text()).matches("https://[a-z0-9._-]+(:[0-9]+)?");
    }
  }

  @Nested
  class A_setting {

    @ParameterizedTest
    @CsvSource({
      "https://shop.example, https://shop.example",
      "HTTPS://Shop.Example, https://shop.example",
      "' https://shop.example ', https://shop.example",
      "https://shop.example:443, https://shop.example",
      "http://shop.example:80, http://shop.example",
      "http://shop.example:443, http://shop.example:443",
      "https://shop.example:08443, https://shop.example:8443",
      "http://localhost:9080, http://localhost:9080",
      "http://127.0.0.1:9080, http://127.0.0.1:9080",
      "http://[::1]:9080, http://[::1]:9080",
      "https://[2001:DB8::1], https://[2001:db8::1]",
      "https://xn--caf-dma.example, https://xn--caf-dma.example",
    })
    void is_written_in_one_way(String value, String text) {
      assertThat(PublicBase.parse(value).text()).isEqualTo(text);
      assertThat(PublicBase.parse(value)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.example", "//shop.example", "ftp://a", "https:shop.example"})
    void must_begin_with_a_scheme_of_the_web(String value) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PublicBase.parse(value))
          .withMessage("isr.public-base is '" + value + "', must begin with http:// or https://");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://a/",
          "https://a/shop",
          "https://a?x=1",
          "https://a#x",
          "https://a:80/x"
        })
    void must_end_after_host_and_port(String value) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PublicBase.parse(value))
          .withMessageStartingWith("isr.public-base is '" + value + "', must end after host");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://",
          "https://:443",
          "https://caf\u00e9.example",
          "https://a b",
          "https://a:0",
          "https://a:65536",
          "https://a:",
          "https://a:x",
          "https://a..b",
          "https://a.",
          "https://.a",
          "https://[::1",
          "https://[]",
          "https://[g::]",
        })
    void must_have_a_proper_host_and_port(String value) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PublicBase.parse(value))
          .withMessage(
              "isr.public-base is '"
                  + value
                  + "', must have a host in ASCII and, if any, a port from 1 to 65535");
    }

    @Test
    void must_have_no_user_information_which_the_message_does_not_repeat() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PublicBase.parse("https://me:secret@shop.example"))
          .withMessage("isr.public-base has user information, must have none")
          .withMessageNotContaining("secret");
    }
  }

  @Nested
  class A_request {

    @ParameterizedTest
    @CsvSource({
      "https, shop.example, 443, https://shop.example",
      "https, Shop.Example, 0, https://shop.example",
      "HTTP, shop.example, -1, http://shop.example",
      "http, shop.example, 9080, http://shop.example:9080",
      "http, shop.example:9080, 80, http://shop.example:9080",
      "https, shop.example:443, 8443, https://shop.example",
      "http, [::1]:8080, 0, http://[::1]:8080",
      "http, my_service, 0, http://my_service",
    })
    void has_the_base_it_names(String scheme, String host, int port, String text) {
      assertThat(PublicBase.of(scheme, host, port)).isEqualTo(new PublicBase(text));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
        strings = {
          " ",
          "a b",
          "a,b",
          "a, a",
          "a\r\nX: y",
          "a\u0000",
          "a/b",
          "a\\b",
          "a?b",
          "a#b",
          "me@a",
          "a|b",
          "a%2fb",
          "caf\u00e9",
          "a:b",
          "a:1:2",
          "a:-1",
          "a:+1",
          "a:0",
          "a:99999",
          "a:000080",
          "a:",
          ":80",
          "a.",
          ".",
          "..",
          "[::1]x",
          "[::1]x:80",
          "x[::1]",
          "[::1%25eth0]",
          "[1.2.3.4]",
          "::1",
        })
    void has_none_when_its_host_is_malformed(String host) {
      assertThat(PublicBase.of("http", host, 0)).isNull();
    }

    @Test
    void has_none_when_its_host_is_too_long() {
      String label = "a".repeat(63);
      String longest = String.join(".", label, label, label, "a".repeat(61));

      assertThat(PublicBase.of("http", longest, 0)).isNotNull();
      assertThat(PublicBase.of("http", longest + "a", 0)).isNull();
      assertThat(PublicBase.of("http", label + "a", 0)).isNull();
      assertThat(PublicBase.of("http", "[" + "1:".repeat(30) + "]", 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp", "ws", "javascript", "http:"})
    void has_none_under_another_scheme(String scheme) {
      assertThat(PublicBase.of(scheme, "a", 0)).isNull();
    }

    @Test
    void has_none_with_a_port_that_cannot_be() {
      assertThat(PublicBase.of("http", "a", 65_536)).isNull();
    }
  }
}
