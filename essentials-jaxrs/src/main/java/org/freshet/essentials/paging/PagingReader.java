package org.freshet.essentials.paging;

import jakarta.ws.rs.GET;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paginated;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.DeclaredOn;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.MemberReader;
import org.freshet.essentials.config.PagingSettings;
import org.freshet.essentials.config.ProblemSettings;
import org.freshet.essentials.paging.cursor.KeyCursors;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Paginated}, overridden by MicroProfile Config. */
public final class PagingReader {

  private static final int MOST = 10_000;

  private final Config config;
  private final PagingSettings settings;
  private final ProblemSettings problems;
  private final Findings findings;

  /**
   * A reader.
   *
   * @param problems what problems are called
   * @param findings receives what is wrong
   */
  public PagingReader(
      Config config, PagingSettings settings, ProblemSettings problems, Findings findings) {
    this.problems = problems;
    this.config = config;
    this.settings = settings;
    this.findings = findings;
  }

  /** Reads all methods of a class while it is deployed, so that what is wrong is found then. */
  public void check(Class<?> type) {
    for (Method method : type.getMethods()) {
      boolean called =
          DeclaredOn.methods(type, method).stream()
              .anyMatch(declared -> declared.isAnnotationPresent(GET.class));
      if (called) {
        read(type, method);
      } else if (method.isAnnotationPresent(Paginated.class)) {
        findings.add(
            Codes.PAGING,
            site(type, method),
            "stands on what Jakarta REST does not call for GET, must be on such a method");
      }
    }
  }

  /**
   * The filter of a method.
   *
   * @param cursors seals cursors
   * @return null if it is not read page by page
   */
  public @Nullable PagingFilter filter(
      Class<?> resource, Method method, KeyCursors cursors, RequestPager pager) {
    PagingPlan plan = read(resource, method);
    return plan == null
        ? null
        : new PagingFilter(
            plan,
            settings.refuseTooLarge(),
            plan.style() == PageStyle.CURSOR ? cursors : null,
            pager,
            problems);
  }

  private @Nullable PagingPlan read(Class<?> resource, Method method) {
    Paginated annotation = DeclaredOn.annotation(resource, method, Paginated.class);
    if (annotation == null) {
      return null;
    }
    String site = site(resource, method);
    MemberReader members =
        new MemberReader(config, findings, "Paginated", resource.getName(), method.getName(), site);
    long maxSize = members.number("maxSize", annotation.maxSize(), Codes.PAGING);
    long size = members.number("size", annotation.size(), Codes.PAGING);
    if (maxSize < 1 || maxSize > MOST) {
      findings.add(Codes.PAGING, site, "maxSize is " + maxSize + ", must be from 1 to " + MOST);
    } else if (size < 1 || size > maxSize) {
      findings.add(Codes.PAGING, site, "size is " + size + ", must be from 1 to " + maxSize);
    }
    if (annotation.value() == PageStyle.CURSOR
        && settings.keys() == null
        && !settings.development()) {
      findings.add(
          Codes.PAGING_KEYS,
          site,
          "has cursors, and essentials.paging.keys is not set, must be names and 32 bytes in"
              + " Base64 such as k1:…; essentials.paging.mode=development makes one up");
    }
    Set<String> sortable = new LinkedHashSet<>(List.of(annotation.sortable()));
    checkNames(annotation, sortable, site);
    return new PagingPlan(
        DeclaredOn.place(resource, method),
        annotation.value(),
        (int) size,
        (int) maxSize,
        List.of(annotation.order()),
        sortable,
        members.truth("total", annotation.total()),
        annotation.perUser());
  }

  private void checkNames(Paginated annotation, Set<String> sortable, String site) {
    Set<String> names = new LinkedHashSet<>();
    for (String signed : annotation.order()) {
      if (!SortNames.isName(SortNames.name(signed)) || !names.add(SortNames.name(signed))) {
        findings.add(
            Codes.PAGING,
            site,
            "order has '" + signed + "', must be a name, once, with '-' in front to descend");
      }
    }
    for (String name : sortable) {
      if (!SortNames.isName(name)) {
        findings.add(Codes.PAGING, site, "sortable has '" + name + "', must be a name");
      }
    }
  }

  private static String site(Class<?> type, Method method) {
    return "@Paginated on " + DeclaredOn.place(type, method);
  }
}
