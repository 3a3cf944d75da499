package org.freshet.essentials.permission;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.freshet.essentials.api.PermissionsAllowed;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.DeclaredOn;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.MemberReader;
import org.freshet.essentials.config.PermissionSettings;
import org.jspecify.annotations.Nullable;

/** Reads {@code @PermissionsAllowed}: annotations, overridden by MicroProfile Config. */
public final class PermissionReader {

  private static final String RULE =
      "stands on nothing that Jakarta REST calls, must be on a resource";

  private final Config config;
  private final Set<String> known;
  private final Findings findings;

  /**
   * A reader.
   *
   * @param known the permissions that there are
   * @param findings receives what is wrong
   */
  public PermissionReader(Config config, Set<String> known, Findings findings) {
    this.config = config;
    this.known = known;
    this.findings = findings;
  }

  /** What a method asks of its caller, null if nothing. */
  public @Nullable Required read(Class<?> resource, Method method) {
    PermissionsAllowed annotation =
        DeclaredOn.annotation(resource, method, PermissionsAllowed.class);
    if (annotation == null) {
      return null;
    }
    String site = site(DeclaredOn.place(resource, method));
    MemberReader members =
        new MemberReader(
            config, findings, "PermissionsAllowed", resource.getName(), method.getName(), site);
    Required required =
        new Required(
            members.text("all").map(PermissionReader::names).orElse(List.of(annotation.all())),
            members.text("any").map(PermissionReader::names).orElse(List.of(annotation.any())));
    check(required, site);
    return required;
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList();
  }

  private void check(Required required, String site) {
    if (required.all().isEmpty() && required.any().isEmpty()) {
      findings.add(Codes.PERMISSION, site, "all and any are empty, must name a permission");
    }
    Stream.concat(required.all().stream(), required.any().stream())
        .distinct()
        .filter(name -> !known.contains(name))
        .forEach(name -> findings.add(Codes.PERMISSION, site, unknown(name)));
  }

  private String unknown(String name) {
    return PermissionSettings.isName(name)
        ? "permission is '" + name + "', must be one of " + known
        : "permission is '" + name + "', must have a name of " + PermissionSettings.RULE;
  }

  /** Reads all that a class says while it is deployed, so that what is wrong is found then. */
  public void check(Class<?> type) {
    boolean guards = false;
    Set<Method> methods = new LinkedHashSet<>(List.of(type.getMethods()));
    methods.addAll(List.of(type.getDeclaredMethods()));
    for (Method method : methods) {
      boolean called =
          Modifier.isPublic(method.getModifiers()) && DeclaredOn.isCalled(type, method);
      guards |= called;
      if (called) {
        read(type, method);
      } else if (method.isAnnotationPresent(PermissionsAllowed.class)) {
        findings.add(Codes.PERMISSION, site(DeclaredOn.place(type, method)), RULE);
      }
    }
    if (!guards && type.isAnnotationPresent(PermissionsAllowed.class)) {
      findings.add(Codes.PERMISSION, site(type.getName()), RULE);
    }
  }

  private static String site(String place) {
    return "@PermissionsAllowed on " + place;
  }
}
