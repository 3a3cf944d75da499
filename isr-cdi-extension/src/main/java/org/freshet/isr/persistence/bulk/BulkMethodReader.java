package org.freshet.isr.persistence.bulk;

import jakarta.inject.Named;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.RevalidatesEntity;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.Problems;
import org.freshet.isr.define.PropertyPath;
import org.freshet.isr.persistence.template.EntityTemplates;
import org.freshet.isr.tags.TagTemplate;

/** Reads {@code @RevalidatesEntity} of methods and reports everything that is wrong with them. */
final class BulkMethodReader {

  private final Problems problems;

  BulkMethodReader(Problems problems) {
    this.problems = problems;
  }

  BulkMethod read(RevalidatesEntity annotation, Method method) {
    String site = site(method);
    if (annotation.value().length == 0 && annotation.tags().length == 0) {
      problem(site, "it names nothing, must name entity classes or tags");
    }
    if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
      problem(site, "a private or static method is never intercepted, must be neither");
    }
    for (Class<?> type : annotation.value()) {
      if (EntityTemplates.of(type).isEmpty()) {
        problem(site, type.getName() + " has no tags, must be a class with @TaggedEntity");
      }
    }
    return new BulkMethod(
        List.of(annotation.value()), templates(annotation, method, site), places(method));
  }

  private List<TagTemplate> templates(RevalidatesEntity annotation, Method method, String site) {
    List<TagTemplate> templates = new ArrayList<>();
    for (String text : annotation.tags()) {
      try {
        TagTemplate template = TagTemplate.parse(text);
        template.names().forEach(name -> check(name, text, method, site));
        templates.add(template);
      } catch (InvalidTagException e) {
        problem(site, String.valueOf(e.getMessage()));
      }
    }
    return templates;
  }

  private void check(String name, String text, Method method, String site) {
    String[] path = name.split("\\.", -1);
    Integer place = places(method).get(path[0]);
    if (place == null) {
      problem(
          site,
          "template '"
              + text
              + "' names '"
              + path[0]
              + "', must be a parameter of the method, by its name or @Named");
      return;
    }
    Class<?> type = method.getParameterTypes()[place];
    for (int i = 1; i < path.length; i++) {
      Class<?> next = path[i].isEmpty() ? null : PropertyPath.type(type, path[i]);
      if (next == null) {
        problem(
            site,
            "template '" + text + "' names '" + path[i] + "', which " + type.getName() + " lacks");
        return;
      }
      type = next;
    }
  }

  private static Map<String, Integer> places(Method method) {
    Map<String, Integer> places = new HashMap<>();
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      Named named = parameters[i].getAnnotation(Named.class);
      if (named != null && !named.value().isEmpty()) {
        places.put(named.value(), i);
      } else if (parameters[i].isNamePresent()) {
        places.put(parameters[i].getName(), i);
      }
    }
    return places;
  }

  private static String site(Method method) {
    List<String> types = new ArrayList<>();
    for (Class<?> type : method.getParameterTypes()) {
      types.add(type.getSimpleName());
    }
    return "@RevalidatesEntity on "
        + method.getDeclaringClass().getName()
        + "#"
        + method.getName()
        + "("
        + String.join(", ", types)
        + ")";
  }

  private void problem(String site, String rule) {
    problems.add(Codes.BULK_METHOD, site, rule);
  }
}
