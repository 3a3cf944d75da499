package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.freshet.isr.store.Header;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTextTest {

  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
  private final IsrExchange exchange = Exchanges.exchange();

  private List<Header> stored() {
    return WrittenFields.of(headers).stored(exchange);
  }

  @Nested
  class A_value {

    @Test
    void that_is_absent_is_null() {
      assertThat(ResponseText.value(headers, "Vary")).isNull();
      assertThat(ResponseText.has(headers, "Vary")).isFalse();
    }

    @Test
    void is_found_whatever_the_case_of_its_name() {
      headers.add("content-TYPE", "text/plain");

      assertThat(ResponseText.value(headers, "Content-Type")).isEqualTo("text/plain");
      assertThat(ResponseText.has(headers, "CONTENT-TYPE")).isTrue();
    }

    @Test
    void in_several_lines_is_joined_by_commas() {
      headers.add("Cache-Control", "public");
      headers.add("Cache-Control", "max-age=5");
      headers.add("cache-control", "no-transform");

      assertThat(ResponseText.value(headers, "Cache-Control").split(", "))
          .containsExactlyInAnyOrder("public", "max-age=5", "no-transform");
    }

    @Test
    void that_is_an_object_is_written_by_its_delegate() {
      headers.add("Content-Type", new MediaType("text", "html", "UTF-8"));
      headers.add("ETag", new EntityTag("v1"));

      assertThat(ResponseText.value(headers, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
      assertThat(ResponseText.value(headers, "ETag")).isEqualTo("\"v1\"");
    }

    @Test
    void that_is_an_object_without_a_delegate_is_written_by_itself() {
      headers.add("X-Count", 7);
      headers.add("Content-Language", Locale.GERMAN);

      assertThat(ResponseText.value(headers, "X-Count")).isEqualTo("7");
      assertThat(ResponseText.value(headers, "Content-Language")).isEqualTo("de");
    }

    @Test
    void can_be_set_in_the_place_of_all_others() {
      headers.add("X-A", "1");
      headers.add("x-a", "2");
      ResponseText.set(headers, "X-a", "3");

      assertThat(headers).hasSize(1);
      assertThat(ResponseText.value(headers, "X-A")).isEqualTo("3");
    }

    @Test
    void can_be_removed_whatever_the_case_of_its_name() {
      headers.add("X-A", "1");
      headers.add("x-a", "2");
      headers.add("X-B", "3");
      ResponseText.remove(headers, "X-a");

      assertThat(headers).containsOnlyKeys("X-B");
    }
  }

  @Nested
  class Vary {

    @Test
    void is_empty_where_it_is_absent() {
      assertThat(ResponseText.vary(headers)).isEmpty();
    }

    @Test
    void is_read_in_lower_case_and_in_order() {
      headers.add("Vary", "Accept-Language, X-Tenant,,");
      headers.add("Vary", " accept-language ,*");

      assertThat(ResponseText.vary(headers)).containsExactly("accept-language", "x-tenant", "*");
    }
  }

  @Nested
  class What_is_stored {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Cache-Control",
          "Cache-Status",
          "Age",
          "ETag",
          "Vary",
          "Expires",
          "Pragma",
          "Warning",
          "Date",
          "Content-Length",
          "Accept-Ranges"
        })
    void lacks_what_is_made_anew_for_each_answer(String name) {
      headers.add(name, "a");

      assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Connection",
          "Keep-Alive",
          "Proxy-Authenticate",
          "Proxy-Authentication-Info",
          "Proxy-Connection",
          "TE",
          "Trailer",
          "Transfer-Encoding",
          "Upgrade"
        })
    void lacks_what_concerns_one_connection(String name) {
      headers.add(name, "a");

      assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Set-Cookie",
          "Set-Cookie2",
          "Retry-After",
          "Server-Timing",
          "X-Request-Id",
          "X-Correlation-Id",
          "X-Trace-Id",
          "Request-Id",
          "Traceparent",
          "Tracestate",
          "Traceresponse",
          "RateLimit",
          "RateLimit-Policy",
          "RateLimit-Limit",
          "RateLimit-Remaining",
          "RateLimit-Reset",
          "X-RateLimit-Limit",
          "X-RateLimit-Remaining",
          "X-RateLimit-Reset"
        })
    void lacks_what_concerns_one_request(String name) {
      headers.add(name, "a");
      headers.add(name.toLowerCase(Locale.ROOT), "a");
      headers.add(name.toUpperCase(Locale.ROOT), "a");

      assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Type",
          "Content-Language",
          "Content-Disposition",
          "Last-Modified",
          "Link",
          "Content-Security-Policy",
          "CDN-Cache-Control",
          "Surrogate-Key",
          "X-Anything"
        })
    void has_everything_else(String name) {
      headers.add(name, "a");

      assertThat(stored()).containsExactly(new Header(name, "a"));
    }

    @Test
    void has_each_line_of_a_field() {
      headers.add("Link", "</a>");
      headers.add("Link", "</b>");

      assertThat(stored()).containsExactly(new Header("Link", "</a>"), new Header("Link", "</b>"));
    }

    @Test
    void has_objects_as_text() {
      headers.add("Content-Type", MediaType.TEXT_HTML_TYPE);

      assertThat(stored()).containsExactly(new Header("Content-Type", "text/html"));
    }

    @Test
    void begins_with_what_the_resource_itself_set() {
      exchange.ownHeaders(Set.of("X-Own"));
      headers.add("X-Filter", "1");
      headers.add("X-Own", "2");
      headers.add("x-own", "3");
      headers.add("Y-Filter", "4");
      headers.add("Content-Type", "text/plain");

      List<Header> stored = stored();

      assertThat(exchange.own).isEqualTo(3);
      assertThat(stored.subList(0, 3))
          .extracting(header -> header.name().toLowerCase(Locale.ROOT))
          .containsExactlyInAnyOrder("x-own", "x-own", "content-type");
      assertThat(stored.subList(3, 5))
          .containsExactlyInAnyOrder(new Header("X-Filter", "1"), new Header("Y-Filter", "4"));
    }

    @Test
    void lacks_what_was_said_to_one_origin() {
      headers.add("Access-Control-Allow-Origin", "https://a.example");
      headers.add("Access-Control-Allow-Credentials", "true");
      headers.add("access-control-expose-headers", "X-A");

      assertThat(stored()).isEmpty();
    }

    @Test
    void has_what_is_said_to_every_origin() {
      headers.add("access-control-allow-origin", "*");
      headers.add("Access-Control-Expose-Headers", "X-A");

      assertThat(stored()).hasSize(2);
    }
  }

  @Nested
  class To_forbid_storing {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "public, max-age=60",
          "private",
          "no-cache",
          "max-age=0, must-revalidate",
          "s-maxage=60"
        })
    void replaces_what_is_less_strict(String own) {
      headers.add("cache-control", own);
      ResponseText.forbidStoring(headers);

      assertThat(ResponseText.value(headers, "Cache-Control")).isEqualTo("private, no-store");
      assertThat(headers).hasSize(1);
    }

    @Test
    void says_so_where_nothing_was_said() {
      ResponseText.forbidStoring(headers);

      assertThat(headers).containsOnlyKeys("Cache-Control");
      assertThat(headers.getFirst("Cache-Control")).isEqualTo("private, no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "no-store, max-age=0", "No-Store, private"})
    void leaves_what_is_strict_enough(String own) {
      headers.add("Cache-Control", own);
      ResponseText.forbidStoring(headers);

      assertThat(headers.get("Cache-Control")).containsExactly(own);
    }

    @ParameterizedTest
    @CsvSource({
      "CDN-Cache-Control",
      "Cloudflare-CDN-Cache-Control",
      "surrogate-control",
      "x-cache-control"
    })
    void closes_targeted_fields_too(String name) {
      headers.add("Cache-Control", "no-store");
      headers.add(name, "max-age=600");
      ResponseText.forbidStoring(headers);

      assertThat(headers.get(name)).containsExactly("no-store");
    }

    @Test
    void leaves_other_fields_alone() {
      headers.add("X-Cache", "a");
      headers.add("Surrogate-Key", "b");
      headers.add("Cache-Control-Allow", "c");
      ResponseText.forbidStoring(headers);

      assertThat(headers.getFirst("X-Cache")).isEqualTo("a");
      assertThat(headers.getFirst("Surrogate-Key")).isEqualTo("b");
      assertThat(headers.getFirst("Cache-Control-Allow")).isEqualTo("c");
    }
  }

  @Nested
  class A_shared_answer {

    @Test
    void to_a_recognised_visitor_is_hidden_from_caches_on_its_way() {
      headers.add("Cache-Control", "public, max-age=60");
      exchange.authorized = true;
      ResponseText.hideFromOthers(headers, exchange);

      assertThat(headers.get("Cache-Control")).containsExactly("private, no-cache");
    }

    @Test
    void to_one_group_of_visitors_is_kept_from_them() {
      headers.add("Cache-Control", "public, max-age=60");
      headers.add("CDN-Cache-Control", "max-age=60");
      exchange.grouped = true;
      ResponseText.hideFromOthers(headers, exchange);
      ResponseText.forbidEdges(headers);

      assertThat(headers.get("Cache-Control")).containsExactly("private, no-store");
      assertThat(headers.get("CDN-Cache-Control")).containsExactly("no-store");
    }

    @Test
    void to_anybody_else_is_not() {
      headers.add("Cache-Control", "public, max-age=60");
      ResponseText.hideFromOthers(headers, exchange);

      assertThat(headers.get("Cache-Control")).containsExactly("public, max-age=60");
    }
  }
}
