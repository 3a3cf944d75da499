package org.freshet.essentials.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.freshet.essentials.api.ApiKeys;
import org.freshet.essentials.api.RequestServed;
import org.freshet.essentials.api.Revocations;
import org.freshet.essentials.config.AccessSettings;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.HttpSettings;
import org.freshet.essentials.config.ProblemSettings;
import org.freshet.essentials.config.RevocationSettings;
import org.freshet.essentials.config.Store;
import org.freshet.essentials.http.CorsFilter;
import org.freshet.essentials.http.RequestUser;
import org.freshet.essentials.http.RequestWatch;
import org.freshet.essentials.http.SecurityFields;
import org.freshet.essentials.keys.KeyFilter;
import org.freshet.essentials.lifecycle.version.KnownVersions;
import org.freshet.essentials.lifecycle.version.VersionFilter;
import org.freshet.essentials.problem.Failures;
import org.freshet.essentials.problem.ProblemAnswers;
import org.freshet.essentials.problem.ProblemMapper;
import org.freshet.essentials.problem.ProblemWriter;
import org.freshet.essentials.problem.UnreadableBodies;
import org.freshet.essentials.problem.parameter.ParameterConverters;
import org.freshet.essentials.problem.violation.ViolationMapper;
import org.freshet.essentials.revocation.TokenFilter;

/** Binds what concerns every request of an application: found by META-INF/services. */
@ApplicationScoped
@Priority(EssentialsFeature.OWN_NUMBER)
public class EssentialsFeature implements Feature {

  /**
   * Says nothing of an order: of the services that have the same number, or none, RESTEasy takes
   * one and drops the others.
   */
  static final int OWN_NUMBER = 6120;

  private static final Logger LOG = System.getLogger(EssentialsFeature.class.getName());

  /** Before everybody on the way in, after everybody on the way out. */
  private static final int FIRST = Integer.MIN_VALUE + 100;

  /** After every provider of the application for the same type. */
  private static final int LAST = Integer.MAX_VALUE;

  @Inject EssentialsSettings settings;
  @Inject KnownVersions versions;
  @Inject Event<RequestServed> served;
  @Inject Instance<ApiKeys> keys;
  @Inject Instance<Revocations> revocations;
  @Inject AccessBeans access;
  @Inject WebhookBeans webhooks;

  @Override
  public boolean configure(FeatureContext context) {
    // On WildFly a library in EAR/lib hears of no start at which there are names.
    access.start();
    webhooks.start();
    ProblemSettings problem = settings.problem();
    bindHttp(settings.http(), context);
    bindAccess(settings.access(), context);
    if (settings.lifecycle().negotiates()) {
      context.register(new VersionFilter(settings.lifecycle(), versions));
    }
    context.register(new ProblemWriter());
    context.register(new ProblemAnswers(problem));
    if (problem.enabled()) {
      Failures failures = new Failures();
      context.register(new ProblemMapper(failures), LAST);
      context.register(new UnreadableBodies(problem));
      if (Present.isThere("jakarta.validation.ConstraintViolationException")) {
        context.register(new ViolationMapper(problem, failures), LAST);
      }
      if (problem.namesParameters()) {
        context.register(new ParameterConverters(problem), LAST);
      }
    }
    return true;
  }

  private void bindHttp(HttpSettings http, FeatureContext context) {
    if (http.requestId() != null || http.log().enabled()) {
      context.register(
          new RequestWatch(http, settings.rateLimit().trusted(), this::fire, System::nanoTime),
          FIRST);
    }
    if (http.log().enabled()) {
      context.register(new RequestUser(), RequestUser.LATE);
    }
    if (http.cors().isOn()) {
      context.register(new CorsFilter(http.cors()), FIRST);
    }
    if (http.security().enabled()) {
      context.register(new SecurityFields(http.security()));
    }
  }

  private void bindAccess(AccessSettings access, FeatureContext context) {
    if (access.keys().store() != Store.NONE) {
      context.register(new KeyFilter(access.keys(), keys.get()), KeyFilter.PRIORITY);
    }
    RevocationSettings revocation = access.revocation();
    if (revocation.store() != Store.NONE) {
      context.register(new TokenFilter.Early(revocation, revocations.get()), TokenFilter.EARLY);
      context.register(new TokenFilter.Late(revocation, revocations.get()), TokenFilter.LATE);
    }
  }

  /** An observer that fails must not fail the request. */
  private void fire(RequestServed event) {
    try {
      served.fire(event);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, Codes.OBSERVER + ": an observer of RequestServed failed", e);
    }
  }
}
