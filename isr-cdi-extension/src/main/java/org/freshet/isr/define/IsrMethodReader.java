package org.freshet.isr.define;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.TagResolver;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrRule;
import org.freshet.isr.config.Problems;
import org.freshet.isr.config.RuleReader;
import org.freshet.isr.define.variant.VariantReader;
import org.freshet.isr.tags.TagTemplate;
import org.jspecify.annotations.Nullable;

/** Reads the {@code @Isr} of resource methods and reports everything that is wrong with them. */
public final class IsrMethodReader {

  private static final Set<String> REFUSED_VARY = Set.of("*", "cookie", "authorization");

  private final RuleReader rules;
  private final Problems problems;
  private final ReachableInputs reachable;
  private final Function<Class<? extends TagResolver>, TagResolver> resolvers;
  private final Supplier<String> tenants;

  /**
   * A reader.
   *
   * @param reachable tells what the code behind a resource may read of a request
   * @param resolvers makes tag resolvers; throws a RuntimeException if it cannot
   * @param tenants tells why no bean can tell tenants, an empty text if one can
   */
  public IsrMethodReader(
      Config config,
      Problems problems,
      ReachableInputs reachable,
      Function<Class<? extends TagResolver>, TagResolver> resolvers,
      Supplier<String> tenants) {
    this.rules = new RuleReader(config, problems);
    this.problems = problems;
    this.reachable = reachable;
    this.resolvers = resolvers;
    this.tenants = tenants;
  }

  /**
   * Reads one method.
   *
   * @param resource the resource class
   * @param method a method of it or of a supertype
   * @return null if it has no {@code @Isr} or that is switched off
   */
  public @Nullable IsrMethod read(Class<?> resource, Method method) {
    ResourceMethod at = ResourceMethod.of(resource, method);
    Isr isr = at.isr();
    if (isr == null) {
      return null;
    }
    if (!at.isGet()) {
      if (at.isrOnMethod()) {
        problems.add(
            Codes.ISR_PLACE, at.site(), "stands on a method that is not @GET, must be on a @GET");
      }
      return null;
    }
    IsrRule rule = rules.read(isr, resource.getName(), method.getName(), at.site());
    if (!rule.enabled()) {
      return null;
    }
    refuseStreams(at);
    Parameters parameters = Parameters.of(resource, at.annotated());
    DeclaredInputs inputs = inputs(at, rule, parameters);
    return new IsrMethod(
        at.site(),
        at.route(),
        rule.lifetimes(),
        tags(at, rule, parameters, isr),
        inputs,
        new VariantReader(problems, at.site()).read(rule, inputs.headers(), tenants.get()),
        at.produces().stream().map(MediaType::valueOf).toList(),
        at.isNegotiated(),
        isSecured(at),
        rule.freshness());
  }

  private void refuseStreams(ResourceMethod at) {
    if (Arrays.asList(at.annotated().getParameterTypes()).contains(SseEventSink.class)) {
      problems.add(
          Codes.ISR_PLACE, at.site(), "stands on an event stream, must be on a method that ends");
    }
    if (at.annotated().getReturnType() == void.class && !at.isAsynchronous()) {
      problems.add(Codes.ISR_PLACE, at.site(), "stands on a method that returns nothing");
    }
  }

  private ResponseTags tags(ResourceMethod at, IsrRule rule, Parameters parameters, Isr isr) {
    at.pathNames().forEach(name -> parameters.sources.putIfAbsent(name, at.pathSource(name)));
    List<TagTemplate> templates = new ArrayList<>();
    for (String text : rule.tags()) {
      try {
        TagTemplate template = TagTemplate.parse(text);
        template.names().forEach(name -> checkName(at, text, name, parameters));
        templates.add(template);
      } catch (InvalidTagException e) {
        problems.add(Codes.ISR_TEMPLATE, at.site(), String.valueOf(e.getMessage()));
      }
    }
    return new ResponseTags(templates, parameters.sources, resolver(at, isr));
  }

  private TagResolver resolver(ResourceMethod at, Isr isr) {
    try {
      return resolvers.apply(isr.tagResolver());
    } catch (RuntimeException e) {
      problems.add(
          Codes.ISR_RESOLVER,
          at.site(),
          "tagResolver "
              + isr.tagResolver().getName()
              + " must be a bean or have a public constructor without parameters");
      return new TagResolver.None();
    }
  }

  private void checkName(ResourceMethod at, String text, String name, Parameters parameters) {
    if (parameters.sources.containsKey(name)) {
      return;
    }
    if (name.equals("result") || name.startsWith("result.")) {
      checkResult(at, text, name);
      return;
    }
    if (at.isSubResource()) {
      // Its path parameters are those of the locators before it, known when a request comes.
      parameters.sources.put(name, at.pathSource(name));
      return;
    }
    problems.add(
        Codes.ISR_TEMPLATE,
        at.site(),
        "template '"
            + text
            + "' names '"
            + name
            + "', must be a path, query or method parameter, or a property of result");
  }

  private void checkResult(ResourceMethod at, String text, String name) {
    Class<?> type = at.annotated().getReturnType();
    if (type == Response.class || CompletionStage.class.isAssignableFrom(type)) {
      return;
    }
    String[] path = name.split("\\.", -1);
    for (int i = 1; i < path.length; i++) {
      Class<?> next = path[i].isEmpty() ? null : PropertyPath.type(type, path[i]);
      if (next == null) {
        problems.add(
            Codes.ISR_TEMPLATE,
            at.site(),
            "template '" + text + "' names '" + path[i] + "', which " + type.getName() + " lacks");
        return;
      }
      type = next;
    }
  }

  private DeclaredInputs inputs(ResourceMethod at, IsrRule rule, Parameters parameters) {
    Set<String> headers = new TreeSet<>();
    parameters.headers.forEach(name -> headers.add(name.toLowerCase(Locale.ROOT)));
    rule.vary().forEach(name -> headers.add(name.toLowerCase(Locale.ROOT)));
    headers.forEach(name -> checkHeader(at, name));
    Set<String> query = new TreeSet<>(parameters.query);
    rule.query().forEach(name -> addQuery(at, name, query));
    if (at.returnsParts()) {
      query.add("limit");
    }

    if (rule.freshness() == Isr.Freshness.RESPONSE) {
      // What else it reads of a request its Vary and its directives must tell.
      boolean all = rule.query().isEmpty();
      return new DeclaredInputs(List.copyOf(query), all, List.of(), true, List.copyOf(headers));
    }
    ReachableInputs.Found found = reachable.behind(at.resource(), parameters.contexts);
    refusePersonal(at, rule, parameters, found);
    // The locators before a sub-resource may read what it does not declare, and so may parts.
    boolean seesAll = found.request() || at.isSubResource() || at.returnsParts();
    boolean whole = seesAll && rule.query().isEmpty();
    return new DeclaredInputs(
        List.copyOf(query),
        whole,
        List.copyOf(parameters.matrix),
        whole,
        List.copyOf(headers),
        seesAll && !whole,
        found.servlet() && rule.vary().isEmpty());
  }

  private void addQuery(ResourceMethod at, String name, Set<String> query) {
    if (name.isBlank()) {
      problems.add(Codes.ISR_QUERY, at.site(), "query has an empty name, must not be empty");
    } else {
      query.add(name);
    }
  }

  private void checkHeader(ResourceMethod at, String name) {
    if (REFUSED_VARY.contains(name)) {
      problems.add(
          Codes.ISR_VARY,
          at.site(),
          "selects by '" + name + "', which is different for every visitor, must not");
    } else if (!name.chars().allMatch(c -> isTokenCharacter((char) c)) || name.isEmpty()) {
      problems.add(Codes.ISR_VARY, at.site(), "vary '" + name + "' must be a header name");
    }
  }

  private void refusePersonal(
      ResourceMethod at, IsrRule rule, Parameters parameters, ReachableInputs.Found found) {
    parameters.cookies.forEach(
        name ->
            problems.add(
                Codes.ISR_INPUT,
                at.site(),
                "reads the cookie '" + name + "', which belongs to one visitor, must not"));
    found
        .personal()
        .forEach(
            reader ->
                problems.add(
                    Codes.ISR_INPUT,
                    at.site(),
                    "can read " + reader + ", which belongs to one visitor, must not"));
    if (rule.vary().isEmpty()) {
      found
          .headers()
          .forEach(
              reader ->
                  problems.add(
                      Codes.ISR_INPUT,
                      at.site(),
                      "can read " + reader + ", must name the headers it reads in vary"));
    }
  }

  private static boolean isTokenCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  private static boolean isSecured(ResourceMethod at) {
    if (at.isSubResource()) {
      // A locator before it may be guarded.
      return true;
    }
    if (at.has(RolesAllowed.class) || at.has(DenyAll.class)) {
      return true;
    }
    return !at.has(PermitAll.class) && isGuarded(at.resource());
  }

  /** A class guards the methods that it declares, and so those that a subclass has of it. */
  private static boolean isGuarded(Class<?> resource) {
    for (Class<?> c = resource; c != null; c = c.getSuperclass()) {
      if (c.isAnnotationPresent(RolesAllowed.class) || c.isAnnotationPresent(DenyAll.class)) {
        return true;
      }
    }
    return false;
  }
}
