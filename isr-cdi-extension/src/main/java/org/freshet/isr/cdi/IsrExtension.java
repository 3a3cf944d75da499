package org.freshet.isr.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrDefinitionException;
import org.freshet.isr.api.RevalidatesEntity;
import org.freshet.isr.api.SafeCall;
import org.freshet.isr.api.TaggedEntity;
import org.freshet.isr.api.TenantResolver;
import org.freshet.isr.call.define.CallMethods;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.EdgeSettingsReader;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.Problems;
import org.freshet.isr.config.SettingsReader;
import org.freshet.isr.config.Switches;
import org.freshet.isr.define.IsrMethodReader;
import org.freshet.isr.define.IsrMethods;
import org.freshet.isr.define.ReachableInputs;
import org.freshet.isr.observe.HealthBeans;
import org.freshet.isr.observe.Present;
import org.freshet.isr.persistence.TemplateCheck;
import org.freshet.isr.persistence.bulk.BulkMethods;
import org.freshet.isr.persistence.unit.PersistenceUnitObserver;
import org.freshet.isr.persistence.unit.PersistenceUnits;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings and definitions while an application is deployed, and refuses it with all of
 * their problems at once.
 *
 * <p>Container types of an optional specification are touched behind a presence check only: the
 * application may be deployed without Jakarta Persistence.
 */
public class IsrExtension implements Extension {

  private final Set<Class<?>> resources = new LinkedHashSet<>();
  private final Set<Class<?>> bulk = new LinkedHashSet<>();
  private final Set<Class<?>> callees = new LinkedHashSet<>();
  private final Set<Class<?>> entities = new LinkedHashSet<>();
  private final KnownBeans beans = new KnownBeans();
  private final TenantResolvers tenants = new TenantResolvers();
  private final Problems problems = new Problems();
  private @Nullable IsrSettings settings;
  private @Nullable EdgeSettings edges;
  private @Nullable IsrMethods methods;
  private @Nullable BulkMethods bulkMethods;
  private @Nullable CallMethods calls;
  private @Nullable PersistenceUnits units;
  private @Nullable PersistenceUnitObserver unitObserver;

  void readSettings(@Observes BeforeBeanDiscovery event) {
    settings = SettingsReader.read(ConfigProvider.getConfig(), problems);
    edges = EdgeSettingsReader.read(ConfigProvider.getConfig(), problems);
    if (isPersistencePresent()) {
      units = new PersistenceUnits(settings.persistenceUnits());
      unitObserver = new PersistenceUnitObserver(units);
      units.declare(loader(), problems);
    }
  }

  void collect(@Observes @WithAnnotations(Isr.class) ProcessAnnotatedType<?> event) {
    Class<?> type = event.getAnnotatedType().getJavaClass();
    if (isConcrete(type)) {
      resources.add(type);
    }
  }

  void collectBulk(
      @Observes @WithAnnotations(RevalidatesEntity.class) ProcessAnnotatedType<?> event) {
    Class<?> type = event.getAnnotatedType().getJavaClass();
    if (!type.isInterface() && !type.isAnnotationPresent(Interceptor.class)) {
      bulk.add(type);
    }
  }

  void collectCallees(
      @Observes @WithAnnotations({CachedFor.class, SafeCall.class}) ProcessAnnotatedType<?> event) {
    Class<?> type = event.getAnnotatedType().getJavaClass();
    if (isConcrete(type) && !type.isAnnotationPresent(Interceptor.class)) {
      callees.add(type);
    }
  }

  private static boolean isConcrete(Class<?> type) {
    return !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
  }

  void collectEntities(
      @Observes @WithAnnotations(TaggedEntity.class) ProcessAnnotatedType<?> event) {
    entities.add(event.getAnnotatedType().getJavaClass());
  }

  void collectTenants(@Observes ProcessBean<? extends TenantResolver> event) {
    if (event.getBean().getTypes().contains(TenantResolver.class)) {
      @SuppressWarnings("unchecked")
      Bean<? extends TenantResolver> bean = (Bean<? extends TenantResolver>) event.getBean();
      tenants.add(bean);
    }
  }

  void meet(@Observes ProcessBean<?> event) {
    beans.add(event.getBean());
  }

  <X> void learnUnits(@Observes ProcessInjectionTarget<X> event) {
    if (unitObserver != null) {
      unitObserver.observe(event);
    }
  }

  void addBeans(@Observes AfterBeanDiscovery event) {
    if (settings().health() && Present.health()) {
      HealthBeans.add(event);
    }
  }

  void validate(@Observes AfterDeploymentValidation event, BeanManager manager) {
    Config config = ConfigProvider.getConfig();
    beans.use(manager);
    ReachableInputs reachable = new ReachableInputs(beans);
    TagResolvers resolvers = new TagResolvers(beans);
    tenants.use(manager);
    methods =
        new IsrMethods(
            found ->
                new IsrMethodReader(
                    config, found, reachable, resolvers::resolver, tenants::problem));
    resources.forEach(resource -> methods.readAll(resource, problems));
    BulkMethods declared = new BulkMethods(new Switches(config), units);
    bulk.forEach(type -> declared.readAll(type, problems));
    bulkMethods = declared;
    calls = new CallMethods(config);
    callees.forEach(callee -> calls.readAll(callee, problems));
    if (units != null) {
      new TemplateCheck(units, problems).run(entities, loader());
    }
    OutboxBeans.check(settings(), units, problems);
    RedisBeans.check(settings(), problems);
    new EdgeChoice(edges(), beans).check(problems);
    if (!problems.found().isEmpty()) {
      event.addDeploymentProblem(new IsrDefinitionException(problems.found()));
    }
  }

  IsrSettings settings() {
    return known(settings);
  }

  EdgeSettings edges() {
    return known(edges);
  }

  IsrMethods methods() {
    return known(methods);
  }

  KnownBeans beans() {
    return beans;
  }

  TenantResolvers tenants() {
    return tenants;
  }

  OwnCodecs codecs() {
    return new OwnCodecs(beans);
  }

  BulkMethods bulkMethods() {
    return known(bulkMethods);
  }

  CallMethods calls() {
    return known(calls);
  }

  @Nullable PersistenceUnits units() {
    return units;
  }

  @Nullable PersistenceUnitObserver unitObserver() {
    return unitObserver;
  }

  private static <T> T known(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("asked for before the deployment was validated");
    }
    return value;
  }

  private static boolean isPersistencePresent() {
    try {
      Class.forName("jakarta.persistence.EntityManagerFactory", false, loader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? IsrExtension.class.getClassLoader() : context;
  }
}
