package org.freshet.essentials.paging;

import java.util.LinkedHashMap;
import java.util.Map;
import org.freshet.essentials.api.Paged;
import org.jspecify.annotations.Nullable;

/**
 * What leaves for a page. A map, so that whichever provider writes the application's JSON writes it
 * with these names.
 */
final class Envelope {

  private Envelope() {}

  static Map<String, @Nullable Object> of(PageAsked asked, Paged<?> page) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("items", page.items());
    if (page.total() >= 0) {
      body.put("total", page.total());
    }
    body.put("has_next", page.hasNext());
    body.put("has_previous", page.hasPrevious());
    switch (asked.plan().style()) {
      case PAGE_NUMBER -> {
        body.put("page", asked.number());
        body.put("page_size", asked.size());
        if (page.total() >= 0) {
          body.put("total_pages", (page.total() + asked.size() - 1) / asked.size());
        }
      }
      case LIMIT_OFFSET -> {
        body.put("limit", asked.size());
        body.put("offset", asked.offset());
      }
      case CURSOR -> {
        body.put("limit", asked.size());
        if (page.next() != null) {
          body.put("next", page.next());
        }
        if (page.previous() != null) {
          body.put("previous", page.previous());
        }
      }
    }
    return body;
  }
}
