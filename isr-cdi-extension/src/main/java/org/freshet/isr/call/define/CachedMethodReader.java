package org.freshet.isr.call.define;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.Config;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.config.CallRule;
import org.freshet.isr.config.CallRuleReader;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.Problems;
import org.freshet.isr.define.PropertyPath;
import org.freshet.isr.tags.TagTemplate;
import org.jspecify.annotations.Nullable;

/** Reads {@code @CachedFor}. */
final class CachedMethodReader {

  /** What can be used once only, or is not there yet. */
  private static final List<Class<?>> UNKEEPABLE =
      List.of(
          AutoCloseable.class,
          Iterator.class,
          Enumeration.class,
          Spliterator.class,
          Flow.Publisher.class,
          jakarta.ws.rs.core.StreamingOutput.class);

  private final CallRuleReader rules;
  private final Problems problems;

  CachedMethodReader(Config config, Problems problems) {
    this.rules = new CallRuleReader(config, problems);
    this.problems = problems;
  }

  /** Null if the method is not cached. */
  @Nullable CachedMethod read(CallSite at) {
    CachedFor annotation = at.annotation(CachedFor.class);
    if (annotation == null) {
      return null;
    }
    String site = at.text(CachedFor.class);
    CallRule rule = rules.read(annotation, at.bean().getName(), at.method().getName(), site);
    if (!rule.enabled() || !isKeepable(at, site)) {
      return null;
    }
    boolean byCaller = rule.scope() == CachedFor.Scope.CALLER;
    if (!byCaller && at.isSecured()) {
      problems.add(
          Codes.CALL_SECURED,
          site,
          "scope is SHARED beside a security annotation, must be CALLER: a hit skips the check");
    }
    String scope = at.passingScope();
    if (!rule.staleFor().isZero() && scope != null) {
      problems.add(
          Codes.CALL_PLACE,
          site,
          "staleFor is above 0 in a bean that is @" + scope + ", which the renewal would outlive");
    }
    return new CachedMethod(
        at.name(),
        CallKeys.of(at, CachedFor.class, problems),
        tags(at, rule, site),
        rule.freshFor(),
        rule.staleFor(),
        byCaller,
        at.valueType(),
        at.isStage());
  }

  private boolean isKeepable(CallSite at, String site) {
    Class<?> returned = at.method().getReturnType();
    boolean onMethod = at.method().isAnnotationPresent(CachedFor.class);
    if (returned == void.class || at.rawValueType() == Void.class) {
      if (onMethod) {
        problems.add(Codes.CALL_PLACE, site, "stands on a method that returns nothing");
      }
      return false;
    }
    if (Future.class.isAssignableFrom(returned) || at.isStage()) {
      if (returned != CompletionStage.class && returned != CompletableFuture.class
          || !at.isAsynchronous()) {
        problems.add(
            Codes.CALL_PLACE,
            site,
            "returns a "
                + returned.getSimpleName()
                + ", must return a CompletionStage or CompletableFuture and be @Asynchronous of"
                + " Jakarta Concurrency");
        return false;
      }
    }
    for (Class<?> type : UNKEEPABLE) {
      if (type.isAssignableFrom(at.rawValueType())) {
        problems.add(
            Codes.CALL_PLACE,
            site,
            "returns a " + at.rawValueType().getName() + ", which can be used only once");
        return false;
      }
    }
    return true;
  }

  private CallTags tags(CallSite at, CallRule rule, String site) {
    Map<String, Integer> positions = new HashMap<>();
    Parameter[] parameters = at.method().getParameters();
    for (int i = 0; i < parameters.length; i++) {
      positions.put(Integer.toString(i), i);
      if (parameters[i].isNamePresent()) {
        positions.put(parameters[i].getName(), i);
      }
    }
    List<TagTemplate> templates = new ArrayList<>();
    for (String text : rule.tags()) {
      try {
        TagTemplate template = TagTemplate.parse(text);
        template.names().forEach(name -> check(at, site, text, name, positions));
        templates.add(template);
      } catch (InvalidTagException e) {
        problems.add(Codes.CALL_TEMPLATE, site, String.valueOf(e.getMessage()));
      }
    }
    return new CallTags(templates, positions);
  }

  private void check(
      CallSite at, String site, String text, String name, Map<String, Integer> positions) {
    String[] path = name.split("\\.", -1);
    Integer position = positions.get(path[0]);
    if (position == null && !path[0].equals(CallTags.RESULT)) {
      problems.add(
          Codes.CALL_TEMPLATE,
          site,
          "template '"
              + text
              + "' names '"
              + path[0]
              + "', must be a parameter (by its name, if compiled with -parameters, or by its"
              + " position) or result");
      return;
    }
    Class<?> type =
        position == null ? at.rawValueType() : at.method().getParameterTypes()[position];
    for (int i = 1; i < path.length; i++) {
      Class<?> next = path[i].isEmpty() ? null : PropertyPath.type(type, path[i]);
      if (next == null) {
        problems.add(
            Codes.CALL_TEMPLATE,
            site,
            "template '" + text + "' names '" + path[i] + "', which " + type.getName() + " lacks");
        return;
      }
      type = next;
    }
  }
}
