package org.freshet.essentials.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.freshet.essentials.api.ChecksPermissions;
import org.freshet.essentials.api.DeprecatedApi;
import org.freshet.essentials.api.EssentialsDefinitionException;
import org.freshet.essentials.api.Paginated;
import org.freshet.essentials.api.PermissionChecker;
import org.freshet.essentials.api.PermissionsAllowed;
import org.freshet.essentials.api.RateLimitKey;
import org.freshet.essentials.api.RateLimitPlans;
import org.freshet.essentials.api.RateLimited;
import org.freshet.essentials.api.WebhookReceiver;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.SettingsReader;
import org.freshet.essentials.keys.ApiKeyStore;
import org.freshet.essentials.lifecycle.DeprecationReader;
import org.freshet.essentials.paging.PagingReader;
import org.freshet.essentials.permission.PermissionReader;
import org.freshet.essentials.ratelimit.LimitedMethods;
import org.freshet.essentials.revocation.RevocationStore;
import org.freshet.essentials.webhook.receive.ReceiverReader;
import org.freshet.essentials.webhook.receive.SeenMessages;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings and definitions while an application is deployed, and refuses it with all that
 * is wrong at once.
 */
public class EssentialsExtension implements Extension {

  private final Findings findings = new Findings();
  private final Set<Class<?>> limited = new LinkedHashSet<>();
  private final Set<Class<?>> deprecated = new LinkedHashSet<>();
  private final Set<Class<?>> paginated = new LinkedHashSet<>();
  private final Set<Class<?>> guarded = new LinkedHashSet<>();
  private final PermissionCheckers checkers = new PermissionCheckers();
  private final ApplicationBeans<ApiKeyStore> keyStores = new ApplicationBeans<>(ApiKeyStore.class);
  private final ApplicationBeans<RevocationStore> revocationStores =
      new ApplicationBeans<>(RevocationStore.class);
  private final Set<Class<?>> receiving = new LinkedHashSet<>();
  private final ApplicationBeans<SeenMessages> seenMessages =
      new ApplicationBeans<>(SeenMessages.class);
  private final ApplicationBeans<RateLimitKey> limitKeys =
      new ApplicationBeans<>(RateLimitKey.class);
  private final ApplicationBeans<RateLimitPlans> limitPlans =
      new ApplicationBeans<>(RateLimitPlans.class);
  private @Nullable EssentialsSettings settings;

  void readSettings(@Observes BeforeBeanDiscovery event) {
    settings = SettingsReader.read(ConfigProvider.getConfig(), findings);
  }

  void collectLimited(
      @Observes @WithAnnotations({RateLimited.class, RateLimited.List.class})
          ProcessAnnotatedType<?> event) {
    limited.add(event.getAnnotatedType().getJavaClass());
  }

  void collectDeprecated(
      @Observes @WithAnnotations(DeprecatedApi.class) ProcessAnnotatedType<?> event) {
    deprecated.add(event.getAnnotatedType().getJavaClass());
  }

  void collectPaginated(@Observes @WithAnnotations(Paginated.class) ProcessAnnotatedType<?> event) {
    paginated.add(event.getAnnotatedType().getJavaClass());
  }

  /** Only where there is what they are about: a bean whose types are missing is none. */
  void addPagers(@Observes AfterBeanDiscovery event) {
    if (Present.isThere("jakarta.persistence.criteria.CriteriaBuilder")) {
      Pagers.ofEntities(event);
    }
    if (CrudParts.areThere()) {
      CrudParts.addWork(event);
    }
    if (Present.isThere("jakarta.data.page.CursoredPage")) {
      Pagers.ofRepositories(event);
    }
  }

  void collectGuarded(
      @Observes @WithAnnotations(PermissionsAllowed.class) ProcessAnnotatedType<?> event) {
    guarded.add(event.getAnnotatedType().getJavaClass());
  }

  void collectCheckers(
      @Observes @WithAnnotations(ChecksPermissions.class) ProcessAnnotatedType<?> event) {
    checkers.add(event.getAnnotatedType().getJavaClass());
  }

  void collectCheckerBeans(@Observes ProcessBean<? extends PermissionChecker> event) {
    checkers.add(event.getBean());
  }

  void collectKeyStores(@Observes ProcessBean<? extends ApiKeyStore> event) {
    keyStores.add(event.getBean());
  }

  void collectRevocationStores(@Observes ProcessBean<? extends RevocationStore> event) {
    revocationStores.add(event.getBean());
  }

  void collectReceiving(
      @Observes @WithAnnotations(WebhookReceiver.class) ProcessAnnotatedType<?> event) {
    receiving.add(event.getAnnotatedType().getJavaClass());
  }

  void collectSeenMessages(@Observes ProcessBean<? extends SeenMessages> event) {
    seenMessages.add(event.getBean());
  }

  void collectLimitKeys(@Observes ProcessBean<? extends RateLimitKey> event) {
    limitKeys.add(event.getBean());
  }

  void collectLimitPlans(@Observes ProcessBean<? extends RateLimitPlans> event) {
    limitPlans.add(event.getBean());
  }

  void validate(@Observes AfterDeploymentValidation event, BeanManager beans) {
    Definitions definitions = new Definitions(settings(), limitKeys, beans);
    LimitedMethods limits = definitions.limitsToCheck(findings);
    limited.forEach(type -> limits.check(type, findings));
    DeprecationReader deprecations = definitions.deprecations(findings);
    deprecated.forEach(deprecations::check);
    PagingReader pages = definitions.pages(findings);
    paginated.forEach(pages::check);
    checkers.check(settings().access().permission(), findings);
    PermissionReader permissions =
        definitions.permissions(checkers.names(settings().access().permission()), findings);
    guarded.forEach(permissions::check);
    LimiterBeans.check(settings(), findings);
    AccessBeans.check(settings(), keyStores, revocationStores, findings);
    ReceiverReader receivers = definitions.receivers(findings);
    receiving.forEach(receivers::check);
    WebhookBeans.check(settings().webhook(), seenMessages, findings);
    if (!findings.found().isEmpty()) {
      event.addDeploymentProblem(new EssentialsDefinitionException(findings.found()));
    }
  }

  PermissionCheckers checkers() {
    return checkers;
  }

  ApplicationBeans<RateLimitKey> limitKeys() {
    return limitKeys;
  }

  ApplicationBeans<RateLimitPlans> limitPlans() {
    return limitPlans;
  }

  ApplicationBeans<ApiKeyStore> keyStores() {
    return keyStores;
  }

  ApplicationBeans<RevocationStore> revocationStores() {
    return revocationStores;
  }

  ApplicationBeans<SeenMessages> seenMessages() {
    return seenMessages;
  }

  EssentialsSettings settings() {
    EssentialsSettings known = settings;
    if (known == null) {
      throw new IllegalStateException("asked for before the deployment was validated");
    }
    return known;
  }
}
