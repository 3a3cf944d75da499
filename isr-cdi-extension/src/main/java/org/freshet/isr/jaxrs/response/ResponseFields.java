package org.freshet.isr.jaxrs.response;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freshet.isr.http.CacheControlHeader;
import org.freshet.isr.http.field.FieldValues;
import org.freshet.isr.jaxrs.ResponseText;
import org.freshet.isr.jaxrs.Visit;
import org.freshet.isr.store.Header;

/**
 * The fields of a response as text, in the order in which they are stored.
 *
 * @param all those of the resource first, then those of the application's response filters
 * @param own how many the resource itself set
 */
record ResponseFields(List<Header> all, int own) {

  private static final String POLICY = "Content-Security-Policy";
  private static final List<String> SAID_OF_KEEPING =
      List.of(CacheControlHeader.NAME, "CDN-Cache-Control", POLICY);

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

  /**
   * With what was set behind the back of Jakarta REST and tells by what the response varies, as a
   * field of a filter; it stays where it is for this answer.
   */
  ResponseFields with(Visit visit) {
    String vary = visit.said("Vary");
    return vary == null || vary.equals(FieldValues.joined(all, "Vary"))
        ? this
        : new ResponseFields(and(all, new Header("Vary", vary)), own);
  }

  /**
   * As a judge sees them: with what was said behind the back of Jakarta REST of keeping it.
   *
   * @param recognised whether the container knows whose request it is: then it forbids caching
   *     itself, whatever the application says
   */
  static List<Header> judged(List<Header> fields, Visit visit, boolean recognised) {
    List<Header> judged = fields;
    for (String name : SAID_OF_KEEPING) {
      String said = recognised && !name.equals(POLICY) ? null : visit.said(name);
      if (said != null && !said.equals(FieldValues.joined(fields, name))) {
        judged = and(judged, new Header(name, said));
      }
    }
    return judged;
  }

  private static List<Header> and(List<Header> fields, Header one) {
    List<Header> more = new ArrayList<>(fields);
    more.add(one);
    return more;
  }

  List<Header> ofResource() {
    return all.subList(0, own);
  }

  List<Header> ofFilters() {
    return all.subList(own, all.size());
  }
}
