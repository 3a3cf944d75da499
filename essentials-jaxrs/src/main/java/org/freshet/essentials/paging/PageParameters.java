package org.freshet.essentials.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.paging.cursor.Binding;
import org.jspecify.annotations.Nullable;

/** Reads from the query of a request which page it wants. */
final class PageParameters {

  /** No database skips more rows, and none should. */
  private static final int MOST = Integer.MAX_VALUE - 10_000;

  private final PagingPlan plan;
  private final boolean refuseTooLarge;

  PageParameters(PagingPlan plan, boolean refuseTooLarge) {
    this.plan = plan;
    this.refuseTooLarge = refuseTooLarge;
  }

  /**
   * What a request wants.
   *
   * @throws ProblemException 400 if a parameter is there twice, is no number or out of its range
   */
  PageAsked read(ContainerRequestContext request) {
    MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
    PageStyle style = plan.style();
    int size = size(query, style == PageStyle.PAGE_NUMBER ? "page_size" : "limit");
    return new PageAsked(
        plan,
        size,
        offset(query, size),
        style == PageStyle.CURSOR ? single(query, "cursor") : null,
        order(query),
        binding(request, query));
  }

  private int size(MultivaluedMap<String, String> query, String name) {
    String text = single(query, name);
    if (text == null) {
      return plan.size();
    }
    long size = number(text, name, 1);
    if (size > plan.maxSize() && refuseTooLarge) {
      throw wrong(name + " must be a whole number from 1 to " + plan.maxSize());
    }
    return (int) Math.min(size, plan.maxSize());
  }

  private long offset(MultivaluedMap<String, String> query, int size) {
    return switch (plan.style()) {
      case CURSOR -> 0;
      case LIMIT_OFFSET -> within(number(single(query, "offset"), "offset", 0), "offset", MOST);
      case PAGE_NUMBER -> {
        long page = number(single(query, "page"), "page", 1);
        yield (within(page, "page", MOST / size) - 1) * size;
      }
    };
  }

  private static long number(@Nullable String text, String name, long least) {
    if (text == null) {
      return least;
    }
    // More digits than any number here may have would not fit into one.
    if (text.matches("\\d{1,18}") && Long.parseLong(text) >= least) {
      return Long.parseLong(text);
    }
    throw wrong(name + " must be a whole number, at least " + least);
  }

  private static long within(long number, String name, long most) {
    if (number > most) {
      throw wrong(name + " must be at most " + most);
    }
    return number;
  }

  private List<String> order(MultivaluedMap<String, String> query) {
    String text = plan.sortable().isEmpty() ? null : single(query, "sort");
    if (text == null || text.isEmpty()) {
      return plan.order();
    }
    List<String> order = new ArrayList<>();
    for (String signed : text.split(",", -1)) {
      boolean twice =
          order.stream().anyMatch(other -> SortNames.name(other).equals(SortNames.name(signed)));
      if (!plan.sortable().contains(SortNames.name(signed)) || twice) {
        throw wrong(
            "sort must be names out of "
                + String.join(", ", plan.sortable())
                + ", each once, with a '-' in front to descend");
      }
      order.add(signed);
    }
    return List.copyOf(order);
  }

  private static @Nullable String single(MultivaluedMap<String, String> query, String name) {
    List<String> values = query.get(name);
    if (values != null && values.size() > 1) {
      throw wrong(name + " must be there once");
    }
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  private Binding binding(ContainerRequestContext request, MultivaluedMap<String, String> query) {
    Map<String, List<String>> bound = new TreeMap<>();
    query.forEach((name, values) -> bound.put(name, List.copyOf(values)));
    return new Binding(
        plan.resource(),
        request.getUriInfo().getPath(),
        bound,
        plan.perUser() ? user(request) : null);
  }

  private static @Nullable String user(ContainerRequestContext request) {
    Principal principal =
        request.getSecurityContext() == null
            ? null
            : request.getSecurityContext().getUserPrincipal();
    return principal == null ? null : principal.getName();
  }

  private static ProblemException wrong(String rule) {
    return new ProblemException(Problem.of(400).withDetail("The parameter " + rule + "."));
  }
}
