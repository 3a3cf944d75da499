package org.freshet.partstream.observe;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.freshet.partstream.config.PartStreamSettings;
import org.freshet.partstream.cursor.Cursors;

/** Adds the readiness check; touched only where MicroProfile Health is present. */
public final class HealthBeans {

  private HealthBeans() {}

  /** Adds it to the beans of the application. */
  public static void add(AfterBeanDiscovery event) {
    event
        .<HealthCheck>addBean()
        .id("org.freshet.partstream.readiness")
        .types(HealthCheck.class, Object.class)
        .qualifiers(Readiness.Literal.INSTANCE)
        .scope(Dependent.class)
        .produceWith(HealthBeans::check);
  }

  private static HealthCheck check(Instance<Object> beans) {
    PartStreamSettings settings = beans.select(PartStreamSettings.class).get();
    return new CursorCheck(
        settings.keys() == null ? CursorCheck.MADE_UP : CursorCheck.SET,
        new CursorTrial(beans.select(Cursors.class).get()));
  }
}
