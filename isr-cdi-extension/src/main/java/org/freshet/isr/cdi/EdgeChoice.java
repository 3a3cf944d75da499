package org.freshet.isr.cdi;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.Problems;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.sign.AwsSigner;
import org.freshet.isr.edge.sign.EdgeGridSigner;

/**
 * Which edges {@code isr.edge} names: those of the library, and beans of the application by their
 * names.
 *
 * @param settings the settings
 * @param beans the beans of the application
 */
record EdgeChoice(EdgeSettings settings, KnownBeans beans) {

  static final List<String> OWN =
      List.of("akamai", "cache-groups", "cloudflare", "cloudfront", "fastly", "nginx", "varnish");

  /** What cannot be used is a problem. */
  void check(Problems problems) {
    needs("cloudfront", AwsSigner.NEEDED, "software.amazon.awssdk:auth", problems);
    needs("akamai", EdgeGridSigner.NEEDED, "com.akamai.edgegrid:edgegrid-signer-core", problems);
    for (String name : settings.chosen()) {
      if (!OWN.contains(name) && bean(name).isEmpty()) {
        problems.add(
            Codes.EDGE_UNUSABLE,
            "isr.edge",
            "names '"
                + name
                + "', must be one of "
                + String.join(", ", OWN)
                + ", or the name of a bean of type "
                + EdgeCache.class.getName()
                + named());
      }
    }
  }

  private void needs(String name, String type, String library, Problems problems) {
    if (settings.chosen().contains(name) && !isPresent(type)) {
      problems.add(
          Codes.EDGE_UNUSABLE,
          "isr.edge",
          "names " + name + ", for which the application must contain the library " + library);
    }
  }

  /** By the loader that links this library's own classes. */
  private static boolean isPresent(String type) {
    try {
      Class.forName(type, false, EdgeChoice.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** The application's own edges that are chosen, in order. */
  List<EdgeCache> beansOfApplication() {
    return settings.chosen().stream()
        .filter(name -> !OWN.contains(name))
        .map(name -> beans.reference(bean(name).orElseThrow(), EdgeCache.class))
        .toList();
  }

  private Optional<Bean<?>> bean(String name) {
    return beans.find(EdgeCache.class, Any.Literal.INSTANCE).stream()
        .filter(bean -> name.equals(bean.getName()))
        .findFirst();
  }

  private String named() {
    String names =
        beans.find(EdgeCache.class, Any.Literal.INSTANCE).stream()
            .map(Bean::getName)
            .filter(Objects::nonNull)
            .sorted()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " (" + names + ")";
  }
}
