package org.freshet.partstream.plan;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.freshet.essentials.config.DeclaredOn;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.MemberReader;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.config.Codes;
import org.freshet.partstream.config.Keeping;
import org.freshet.partstream.config.Lifetime;
import org.jspecify.annotations.Nullable;

/** Reads the plan of a class from its methods with {@code @Part}. */
public final class AnnotatedParts {

  private final Config config;
  private final Findings findings;
  private final int most;

  /**
   * A reader.
   *
   * @param config may override members
   * @param findings receives what is wrong
   * @param most how many parts a plan may have
   */
  public AnnotatedParts(Config config, Findings findings, int most) {
    this.config = config;
    this.findings = findings;
    this.most = most;
  }

  private record Found(Method method, Part part) {}

  /**
   * The plan of a class.
   *
   * @param bean gives the reference through which its methods are called
   */
  public Plan read(Class<?> type, Supplier<Object> bean) {
    List<Found> methods = methods(type);
    methods.sort(
        Comparator.comparingInt((Found found) -> found.part().order())
            .thenComparing(found -> found.method().getName()));
    List<PlannedPart> parts = methods.stream().map(found -> planned(type, found, bean)).toList();
    String site = "@PartStream on " + type.getName();
    if (parts.isEmpty()) {
      findings.add(Codes.PLACE, site, "no method has @Part, one must have it");
    }
    return PlanOrder.of(parts, most, (code, rule) -> findings.add(code, site, rule));
  }

  /** Whether a class has methods with {@code @Part}. */
  public static boolean isOne(Class<?> type) {
    return !methods(type).isEmpty();
  }

  /** Those of superclasses too; a method that overrides another one takes its place. */
  private static List<Found> methods(Class<?> type) {
    List<Found> found = new ArrayList<>();
    List<String> signatures = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        Part part = method.getAnnotation(Part.class);
        String signature = method.getName() + Arrays.toString(method.getParameterTypes());
        if (!method.isBridge()
            && !method.isSynthetic()
            && !signatures.contains(signature)
            && part != null) {
          found.add(new Found(method, part));
        }
        signatures.add(signature);
      }
    }
    return found;
  }

  private PlannedPart planned(Class<?> type, Found found, Supplier<Object> bean) {
    Method method = found.method();
    Part part = found.part();
    String site = "@Part on " + DeclaredOn.place(type, method);
    refuse(method, site);
    MemberReader members =
        new MemberReader(config, findings, "Part", type.getName(), method.getName(), site);
    return new PlannedPart(
        method.getName(),
        List.of(part.dependsOn()),
        Access.of(type, method),
        timeout(members.number("timeout", part.timeout(), Codes.MEMBER), site),
        call(method, bean),
        null,
        keepsValues(method),
        keeping(type, method, part, members, site),
        new PlannedPart.Description(
            part.size(), false, part.description(), part.estimatedMillis()));
  }

  private void refuse(Method method, String site) {
    int modifiers = method.getModifiers();
    if (!Modifier.isPublic(modifiers)
        || Modifier.isStatic(modifiers)
        || Modifier.isFinal(modifiers)) {
      findings.add(
          Codes.METHOD,
          site,
          "is '"
              + Modifier.toString(modifiers)
              + "', must be public and neither static nor final, or no interceptor sees it");
    }
    Class<?>[] taken = method.getParameterTypes();
    if (taken.length > 1 || taken.length == 1 && taken[0] != PartContext.class) {
      findings.add(Codes.METHOD, site, "must take nothing, or a PartContext");
    }
    if (method.getReturnType() == void.class) {
      findings.add(Codes.METHOD, site, "returns nothing, must return what the part holds");
    }
    if (PartCall.isPromise(method.getReturnType())) {
      findings.add(
          Codes.METHOD,
          site,
          "returns a "
              + method.getReturnType().getSimpleName()
              + ", must return what the part holds: parts run at once by themselves");
    }
  }

  private @Nullable Duration timeout(long millis, String site) {
    if (millis < 0) {
      findings.add(Codes.MEMBER, site, "timeout is " + millis + ", must be from 1, or 0");
    }
    return millis <= 0 ? null : Duration.ofMillis(millis);
  }

  private Keeping keeping(
      Class<?> type, Method method, Part part, MemberReader members, String site) {
    long ttl = members.number("ttl", part.ttl(), Codes.MEMBER);
    long staleFor = members.number("staleFor", part.staleFor(), Codes.MEMBER);
    Lifetime.refuse(findings, site, "ttl", ttl, -1);
    Lifetime.refuse(findings, site, "staleFor", staleFor, 0);
    if (part.shared() && !Access.of(type, method).everybody()) {
      findings.add(
          Codes.MEMBER,
          site,
          "shared is true beside a security annotation, must be false: values of some would be"
              + " shared with all who have another role");
    }
    return new Keeping(
        ttl < 0 ? null : Duration.ofSeconds(ttl),
        Duration.ofSeconds(Math.max(0, staleFor)),
        part.shared());
  }

  /** By its name: the module that has it may be absent. */
  private static boolean keepsValues(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(annotation -> annotation.getName().equals("org.freshet.isr.api.CachedFor"));
  }

  private static PartCall call(Method method, Supplier<Object> bean) {
    return context -> {
      try {
        return PartCall.held(
            method.getParameterCount() == 0
                ? method.invoke(bean.get())
                : method.invoke(bean.get(), context));
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof Exception thrown) {
          throw thrown;
        }
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e;
      }
    };
  }
}
