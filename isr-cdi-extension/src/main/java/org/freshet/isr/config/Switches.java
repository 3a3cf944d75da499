package org.freshet.isr.config;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Which annotations MicroProfile Config switches off. The most specific key applies: {@code
 * class/method/annotation/enabled}, then {@code class/annotation/enabled}, then {@code
 * annotation/enabled}.
 */
public final class Switches {

  private final Config config;

  /** Those of a configuration. */
  public Switches(Config config) {
    this.config = config;
  }

  /**
   * Whether an annotation is in force.
   *
   * @param annotation its simple name
   * @param className the name of the class it applies to
   * @param methodName the name of the method it applies to
   * @param problems is told of a value that is neither true nor false, which leaves it in force
   */
  public boolean isOn(String annotation, String className, String methodName, Problems problems) {
    String last = annotation + "/enabled";
    return value(className + "/" + methodName + "/" + last, problems)
        .or(() -> value(className + "/" + last, problems))
        .or(() -> value(last, problems))
        .orElse(true);
  }

  private Optional<Boolean> value(String key, Problems problems) {
    return new Values(config, problems).truth(key);
  }
}
