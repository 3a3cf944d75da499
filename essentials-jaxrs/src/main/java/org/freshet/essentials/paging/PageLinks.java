package org.freshet.essentials.paging;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paged;
import org.jspecify.annotations.Nullable;

/** The links from one page to others (RFC 8288): the same request, with another place in it. */
final class PageLinks {

  private final String path;
  private final List<String> parameters = new ArrayList<>();

  PageLinks(UriInfo uri) {
    this.path = uri.getRequestUri().getRawPath();
    String query = uri.getRequestUri().getRawQuery();
    if (query != null) {
      for (String parameter : query.split("&")) {
        if (!parameter.isEmpty()) {
          parameters.add(parameter);
        }
      }
    }
  }

  /** All links of a page as one field value. */
  String of(PageAsked asked, Paged<?> page) {
    List<String> links = new ArrayList<>();
    targets(asked, page)
        .forEach((relation, target) -> links.add("<" + target + ">; rel=\"" + relation + "\""));
    return String.join(", ", links);
  }

  /** The link to the first page as one field value. */
  String first(PageStyle style) {
    return "<" + target(parameter(style), null) + ">; rel=\"first\"";
  }

  private Map<String, String> targets(PageAsked asked, Paged<?> page) {
    Map<String, String> links = new LinkedHashMap<>();
    String name = parameter(asked.plan().style());
    links.put("first", target(name, null));
    if (asked.plan().style() == PageStyle.CURSOR) {
      if (page.previous() != null) {
        links.put("prev", target(name, page.previous()));
      }
      if (page.next() != null) {
        links.put("next", target(name, page.next()));
      }
      return links;
    }
    boolean numbered = asked.plan().style() == PageStyle.PAGE_NUMBER;
    if (page.hasPrevious()) {
      long before = numbered ? asked.number() - 1 : Math.max(0, asked.offset() - asked.size());
      links.put("prev", target(name, Long.toString(before)));
    }
    if (page.hasNext()) {
      long after = numbered ? asked.number() + 1 : asked.offset() + asked.size();
      links.put("next", target(name, Long.toString(after)));
    }
    if (page.total() > 0) {
      long last = (page.total() - 1) / asked.size();
      links.put("last", target(name, Long.toString(numbered ? last + 1 : last * asked.size())));
    }
    return links;
  }

  private static String parameter(PageStyle style) {
    return switch (style) {
      case PAGE_NUMBER -> "page";
      case LIMIT_OFFSET -> "offset";
      case CURSOR -> "cursor";
    };
  }

  /** This request with another value for one parameter, without it for null. */
  private String target(String name, @Nullable String value) {
    List<String> query = new ArrayList<>();
    for (String parameter : parameters) {
      if (!isNamed(parameter, name)) {
        query.add(parameter.replace(">", "%3E"));
      }
    }
    if (value != null) {
      query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private static boolean isNamed(String parameter, String name) {
    String raw = parameter.split("=", 2)[0];
    return raw.equals(name) || URLDecoder.decode(raw, StandardCharsets.UTF_8).equals(name);
  }
}
