package org.freshet.bench.parts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.freshet.bench.load.Response;
import org.junit.jupiter.api.Test;

class PageCheckTest {

  private static final String PLAIN = "{\"slice0\":[{\"id\":1}],\"slice1\":[{\"id\":2}]}";

  private final PageCheck check = PageCheck.of(PLAIN, 2);

  private static Response page(int status, String body) {
    return new Response(status, "HTTP/1.1", body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void pageHasTheBytesOfThePlainResourcePartByPart() {
    String page =
        "{\"results\":[{\"slice0\":[{\"id\":1}]},{\"slice1\":[{\"id\":2}]}],\"cursor\":\"AQ\",\"meta\":{}}";

    assertThatCode(() -> check.check("/p", page(200, page))).doesNotThrowAnyException();
  }

  @Test
  void anotherByteAnErrorAndAPageWithoutCursorAreRefused() {
    for (String wrong :
        new String[] {
          "{\"results\":[{\"slice0\":[{\"id\":1}]},{\"slice1\":[{\"id\":3}]}],\"cursor\":\"AQ\"}",
          "{\"results\":[{\"slice0\":[{\"id\":1}]},{\"slice1\":[{\"id\":2}]}],\"cursor\":null}",
          "{\"results\":[{\"slice0\":[{\"id\":1}]}],\"cursor\":\"AQ\"}"
        }) {
      assertThatThrownBy(() -> check.check("/p", page(200, wrong)))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> check.check("/p", page(500, "")))
        .isInstanceOf(IllegalStateException.class);
  }
}
