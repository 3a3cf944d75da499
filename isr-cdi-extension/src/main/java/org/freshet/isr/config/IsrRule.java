package org.freshet.isr.config;

import java.util.List;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.Variant;

/**
 * The members of one {@code @Isr}, with what MicroProfile Config put in their place.
 *
 * @param enabled false if it was switched off
 * @param tags the tag templates
 * @param lifetimes how long responses live
 * @param vary the selecting headers
 * @param query the selecting query parameters
 * @param by what else selects
 * @param languages the languages that select; those of the application where only {@code by} says
 *     so
 * @param roles the roles that select
 * @param freshness where lifetimes come from
 */
public record IsrRule(
    boolean enabled,
    List<String> tags,
    Lifetimes lifetimes,
    List<String> vary,
    List<String> query,
    List<Variant> by,
    List<String> languages,
    List<String> roles,
    Isr.Freshness freshness) {

  /** A rule with copies of its lists. */
  public IsrRule {
    tags = List.copyOf(tags);
    vary = List.copyOf(vary);
    query = List.copyOf(query);
    by = List.copyOf(by);
    languages = List.copyOf(languages);
    roles = List.copyOf(roles);
  }
}
