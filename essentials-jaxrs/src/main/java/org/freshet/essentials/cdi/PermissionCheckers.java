package org.freshet.essentials.cdi;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.essentials.api.ChecksPermissions;
import org.freshet.essentials.api.PermissionChecker;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.PermissionSettings;
import org.freshet.essentials.permission.KnownPermissions;

/** The checkers of permissions that an application has: collected, checked, and then found. */
final class PermissionCheckers {

  private final Set<Class<?>> types = new LinkedHashSet<>();
  private final Map<Class<?>, Bean<?>> found = new LinkedHashMap<>();

  void add(Class<?> type) {
    types.add(type);
  }

  void add(Bean<?> bean) {
    found.put(bean.getBeanClass(), bean);
  }

  /** The names of all permissions that somebody knows. */
  Set<String> names(PermissionSettings settings) {
    Set<String> names = new TreeSet<>(settings.roles().keySet());
    for (Class<?> type : types) {
      names.addAll(List.of(named(type)));
    }
    return names;
  }

  /** Adds what is wrong with checkers. */
  void check(PermissionSettings settings, Findings findings) {
    Map<String, String> decided = new LinkedHashMap<>();
    settings.roles().keySet().forEach(name -> decided.put(name, "the configuration"));
    for (Class<?> type : types) {
      String site = "@ChecksPermissions on " + type.getName();
      if (!found.containsKey(type)) {
        findings.add(
            Codes.PERMISSION_CHECKER, site, "must be a bean that implements PermissionChecker");
      }
      if (named(type).length == 0) {
        findings.add(Codes.PERMISSION_CHECKER, site, "value is empty, must name a permission");
      }
      for (String name : named(type)) {
        String other = decided.put(name, type.getName());
        if (!PermissionSettings.isName(name)) {
          findings.add(
              Codes.PERMISSION_CHECKER,
              site,
              "permission is '" + name + "', must have a name of " + PermissionSettings.RULE);
        } else if (other != null) {
          findings.add(
              Codes.PERMISSION_CHECKER,
              site,
              "permission is '" + name + "', on which " + other + " decides already");
        }
      }
    }
  }

  /** All permissions, with the beans that decide on them. */
  KnownPermissions known(PermissionSettings settings, BeanManager beans) {
    Map<String, PermissionChecker> checkers = new LinkedHashMap<>();
    found.forEach(
        (type, bean) -> {
          PermissionChecker checker = ApplicationBeans.get(bean, PermissionChecker.class, beans);
          for (String name : named(type)) {
            checkers.put(name, checker);
          }
        });
    return new KnownPermissions(settings.roles(), checkers);
  }

  private static String[] named(Class<?> type) {
    ChecksPermissions annotation = type.getAnnotation(ChecksPermissions.class);
    return annotation == null ? new String[0] : annotation.value();
  }
}
