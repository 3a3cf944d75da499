package org.freshet.it.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What no honest client sends: it is refused with 4xx, or ignored as the RFCs say; it is never an
 * error of the server, and never makes an entry in the cache.
 */
@ExtendWith(ArquillianExtension.class)
class MalformedRequestsIT {

  private static final String LONG = "a".repeat(4000);

  /** Two pages for programs and two for people, stored before each test. */
  private static final String[] STORED = {"api/v1/books/1", "api/v1/books", "books/1", "books"};

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> shop() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("freshet.shop")));
  }

  @BeforeEach
  void store() {
    for (String page : STORED) {
      Wire.get(application, page);
      assertThat(Wire.get(application, page).cacheStatus()).as(page).contains("hit");
    }
  }

  @Test
  void malformed_paths_are_refused_or_ignored() {
    String[] books = {
      "0",
      "-1",
      "+1",
      "01",
      "1.0",
      "1e3",
      "0x1",
      "one",
      "1a",
      "a1",
      "1,2",
      "9223372036854775808",
      "99999999999999999999999999",
      "%31%00",
      "1%00",
      "1%2F",
      "1%2f..",
      "1%5c",
      "1%20",
      "%201",
      "1%0d%0a",
      "1%ff",
      "%c0%af",
      "%ff",
      "%",
      "%z",
      "%2",
      "1%",
      "1;",
      "1;a=b;",
      "1//2",
      "1/../0",
      "%2e%2e",
      "..%2f",
      "1\\",
      "1<script>",
      "1\"",
      "1'",
      "1|2",
      "1^",
      "{1}",
      "[1]",
      LONG,
      "\u00e9"
    };
    SoftAssertions softly = new SoftAssertions();
    for (String book : books) {
      refusedOrIgnored(softly, "api/v1/books/" + book);
      refusedOrIgnored(softly, "books/" + book);
    }
    softly.assertAll();
  }

  @Test
  void malformed_queries_are_refused_or_ignored() {
    String[] queries = {
      "page=0",
      "page=-1",
      "page=x",
      "page=1.0",
      "page=1e3",
      "page=100001",
      "page=%00",
      "page=%",
      "page=%zz",
      "page=%ff",
      "page=99999999999999",
      "page=1%00",
      "page=2;3",
      "size=0",
      "size=101",
      "size=ten",
      "size=-5",
      "size=%31%zz",
      "category=0",
      "category=novels",
      "category=-1",
      "category=9999999999",
      "author=0",
      "author=x",
      "author=1%2C2",
      "yearFrom=x",
      "yearFrom=-3001",
      "yearTo=2101",
      "yearFrom=2000&yearTo=1999",
      "order=none",
      "order=--title",
      "order=title,id",
      "order=%27;drop",
      "q=%00",
      "q=%",
      "q=%zz",
      "q=" + LONG,
      "size=1&size=999&page=0",
      "%",
      "%zz=1&page=0",
      "=&page=0",
      "&&&page=x",
      "page=x&page=1",
      "page=x&q=[1]",
      "page=x&q=<|>",
      "page=x&q=\"^`",
      "page=\u00e9"
    };
    SoftAssertions softly = new SoftAssertions();
    for (String query : queries) {
      refusedOrIgnored(softly, "api/v1/books?" + query);
      refusedOrIgnored(softly, "books?" + query);
    }
    softly.assertAll();
  }

  @Test
  void malformed_header_fields_are_refused_or_ignored() {
    String[] fields = {
      "Accept: ",
      "Accept: ,",
      "Accept: /",
      "Accept: json",
      "Accept: */*;q=2",
      "Accept: a/b;q=x",
      "Accept: */json",
      "Accept: ;;;",
      "Accept: application/json;q=",
      "Accept-Encoding: ;q=1",
      "Accept-Encoding: gzip;q=9",
      "Accept-Encoding: ,,,",
      "Accept-Language: 12-",
      "Accept-Language: *;q=x",
      "Accept-Charset: ;",
      "Cache-Control: max-age=-1",
      "Cache-Control: max-age=x",
      "Cache-Control: =",
      "Cache-Control: max-age=99999999999999999999",
      "Cache-Control: \"",
      "Cache-Control: no-cache=\"",
      "Pragma: ,",
      "Content-Type: ",
      "Content-Type: x",
      "Content-Type: a/b; charset=none",
      "Cookie: =",
      "Cookie: ;;;=",
      "Cookie: a=\"",
      "Authorization: Basic",
      "Authorization: Basic %%%",
      "Authorization: Basic YQ==",
      "Authorization: Nothing",
      "Authorization: ",
      "Forwarded: ;;=",
      "X-Forwarded-For: ,,",
      "Origin: null",
      "Origin: ://",
      "Referer: ://%",
      "User-Agent: ",
      "TE: ;",
      "X-Long: " + LONG,
      "X-Bytes: \u00ff\u00fe",
      "No colon",
      ": no name",
      "Bad name: x"
    };
    withEach(fields);
  }

  @Test
  void malformed_conditions_are_refused_or_ignored() {
    String[] fields = {
      "If-None-Match: ",
      "If-None-Match: ,",
      "If-None-Match: \"",
      "If-None-Match: W/",
      "If-None-Match: w/\"a\"",
      "If-None-Match: abc",
      "If-None-Match: \"a\" \"b\"",
      "If-None-Match: *, \"a\"",
      "If-None-Match: \"\u00ff",
      "If-None-Match: " + "\"a\", ".repeat(500),
      "If-Match: ",
      "If-Match: \"",
      "If-Match: abc",
      "If-Match: W/",
      "If-Match: *, *",
      "If-Modified-Since: ",
      "If-Modified-Since: x",
      "If-Modified-Since: 0",
      "If-Modified-Since: Mon, 99 Foo 2020 25:61:61 GMT",
      "If-Modified-Since: 2020-02-20T20:20:20Z",
      "If-Unmodified-Since: x",
      "If-Unmodified-Since: -1",
      "If-Unmodified-Since: Thu, 20 Feb 2020",
      "If-Range: x",
      "If-Range: \""
    };
    withEach(fields);
  }

  @Test
  void malformed_ranges_are_refused_or_ignored() {
    String[] fields = {
      "Range: ",
      "Range: bytes",
      "Range: bytes=",
      "Range: bytes=-",
      "Range: bytes=--1",
      "Range: bytes=5-2",
      "Range: bytes=a-b",
      "Range: bytes=0-1-2",
      "Range: bytes=999999-",
      "Range: bytes=-0",
      "Range: bytes= 0-1",
      "Range: bytes=99999999999999999999-",
      "Range: bytes=0-99999999999999999999",
      "Range: items=0-1",
      "Range: bytes=0-0,",
      "Range: bytes=,",
      "Range: 0-1",
      "Range: bytes=0x0-0x1",
      "Range: bytes=" + "0-0,".repeat(500) + "0-0"
    };
    withEach(fields);
  }

  private void withEach(String... fields) {
    SoftAssertions softly = new SoftAssertions();
    for (String field : fields) {
      for (String page : STORED) {
        refusedOrIgnored(softly, page, field);
      }
    }
    softly.assertAll();
  }

  private void refusedOrIgnored(SoftAssertions softly, String target, String... fields) {
    Wire answer = Wire.get(application, target, fields);
    String asked = target + " " + String.join(" ", fields);
    softly.assertThat(answer.status()).as("the status of %s", asked).isLessThan(500);
    softly.assertThat(answer.cacheStatus()).as(asked).doesNotContain("stored");
  }
}
