package org.freshet.partstream.cdi;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.freshet.essentials.config.DeclaredOn;
import org.freshet.essentials.config.Findings;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartStream;
import org.freshet.partstream.api.Parts;
import org.freshet.partstream.config.Codes;
import org.freshet.partstream.config.PartStreamSettings;
import org.freshet.partstream.config.StreamRule;
import org.freshet.partstream.plan.AnnotatedParts;
import org.freshet.partstream.plan.Plan;
import org.jspecify.annotations.Nullable;

/** Reads definitions: for the check at deployment, and when Jakarta REST binds its methods. */
final class Definitions {

  private final PartStreamSettings settings;
  private final BeanManager beans;
  private final Map<Class<?>, Bean<?>> known;

  /**
   * Definitions of a deployment.
   *
   * @param known the beans whose methods are parts
   */
  Definitions(PartStreamSettings settings, BeanManager beans, Map<Class<?>, Bean<?>> known) {
    this.settings = settings;
    this.beans = beans;
    this.known = known;
  }

  /** Says what is wrong with a class that has annotations of this library. */
  void check(Class<?> type, Findings findings) {
    if (Modifier.isAbstract(type.getModifiers())) {
      return;
    }
    if (PartResource.class.isAssignableFrom(type)) {
      rule(type, null, findings);
      refuseStrangers(type, plan(type, findings), findings);
      refuseNoBean(type, findings);
    } else if (AnnotatedParts.isOne(type)) {
      findings.add(
          Codes.PLACE,
          "@Part on " + type.getName(),
          "must be in a class that extends PartResource");
    }
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(PartStream.class)) {
        if (method.getReturnType() != Parts.class) {
          findings.add(
              Codes.PLACE,
              "@PartStream on " + DeclaredOn.place(type, method),
              "must be on a method that returns Parts");
        }
        rule(type, method, findings);
      }
    }
  }

  /** Where it stands on this class alone: for all classes, not all names are parts of each. */
  private static void refuseStrangers(Class<?> type, Plan plan, Findings findings) {
    PartStream own = type.getDeclaredAnnotation(PartStream.class);
    if (own == null) {
      return;
    }
    for (String name : own.allowedKeys()) {
      if (plan.parts().stream().noneMatch(part -> part.name().equals(name))) {
        findings.add(
            Codes.MEMBER,
            "@PartStream on " + type.getName(),
            "allowedKeys has '" + name + "', which is no part, must have names of parts");
      }
    }
  }

  /** A key that was made up would be another one on each node, and after each start. */
  void refuseNoKey(Findings findings) {
    if (settings.keys() == null && !settings.development()) {
      findings.add(
          Codes.NO_KEY,
          "partstream.cursor.keys",
          "is not set, must have a key to seal cursors with: a name, a colon and the output of"
              + " `openssl rand -base64 32`; or set partstream.mode=development");
    }
  }

  private void refuseNoBean(Class<?> type, Findings findings) {
    if (known.get(type) == null) {
      findings.add(
          Codes.METHOD,
          "@PartStream on " + type.getName(),
          "is no bean, must have a scope such as @RequestScoped, or its parts cannot be called");
    }
  }

  /** The rule of a method, else of its class, else that of the defaults. */
  StreamRule rule(Class<?> type, @Nullable Method method, Findings findings) {
    PartStream declared =
        method == null
            ? DeclaredOn.annotation(type, PartStream.class)
            : DeclaredOn.annotation(type, method, PartStream.class);
    String name =
        method != null && method.isAnnotationPresent(PartStream.class) ? method.getName() : "";
    return StreamRule.read(
        declared == null ? Default.class.getAnnotation(PartStream.class) : declared,
        ConfigProvider.getConfig(),
        findings,
        type.getName(),
        name);
  }

  /** The plan of a class, empty if it has none. */
  Plan plan(Class<?> type, Findings findings) {
    if (!PartResource.class.isAssignableFrom(type)) {
      return new Plan(List.of());
    }
    return new AnnotatedParts(ConfigProvider.getConfig(), findings, settings.mostParts())
        .read(type, reference(type));
  }

  private Supplier<Object> reference(Class<?> type) {
    return () -> {
      Bean<?> bean = known.get(type);
      if (bean == null) {
        throw new IllegalStateException(type.getName() + " is no bean");
      }
      return beans.getReference(bean, type, beans.createCreationalContext(bean));
    };
  }

  /** Where the defaults of the annotation are read from. */
  @PartStream
  private static final class Default {}
}
