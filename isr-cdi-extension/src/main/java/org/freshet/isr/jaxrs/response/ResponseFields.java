package org.freshet.isr.jaxrs.response;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freshet.isr.jaxrs.ResponseText;
import org.freshet.isr.store.Header;

/**
 * The fields of a response as text, in the order in which they are stored.
 *
 * @param all those of the resource first, then those of the application's response filters
 * @param own how many the resource itself set
 */
record ResponseFields(List<Header> all, int own) {

  static ResponseFields of(MultivaluedMap<String, Object> headers, SharedExchange exchange) {
    List<Header> own = new ArrayList<>();
    List<Header> others = new ArrayList<>();
    for (Map.Entry<String, List<Object>> field : headers.entrySet()) {
      List<Header> into = exchange.isOwn(field.getKey()) ? own : others;
      for (Object value : field.getValue()) {
        into.add(new Header(field.getKey(), ResponseText.text(value)));
      }
    }
    int count = own.size();
    own.addAll(others);
    return new ResponseFields(own, count);
  }

  List<Header> ofResource() {
    return all.subList(0, own);
  }

  List<Header> ofFilters() {
    return all.subList(own, all.size());
  }
}
