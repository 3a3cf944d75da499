package org.freshet.essentials.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import org.freshet.essentials.api.RateLimitDefaults;
import org.freshet.essentials.config.DeclaredOn;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.lifecycle.Deprecation;
import org.freshet.essentials.lifecycle.DeprecationFilter;
import org.freshet.essentials.lifecycle.version.KnownVersions;
import org.freshet.essentials.paging.PagingFilter;
import org.freshet.essentials.paging.RequestPager;
import org.freshet.essentials.paging.cursor.KeyCursors;
import org.freshet.essentials.permission.KnownPermissions;
import org.freshet.essentials.permission.PermissionFilter;
import org.freshet.essentials.permission.Required;
import org.freshet.essentials.ratelimit.Limit;
import org.freshet.essentials.ratelimit.LimitFilter;
import org.freshet.essentials.ratelimit.LimitJudge;
import org.freshet.essentials.webhook.receive.ReceiverFilter;
import org.freshet.essentials.webhook.receive.Receivers;
import org.jspecify.annotations.Nullable;

/**
 * Binds to each resource method what its annotations ask for, once, when Jakarta REST is deployed:
 * found by META-INF/services.
 */
@ApplicationScoped
@Priority(EssentialsFeature.OWN_NUMBER)
public class MethodFeature implements DynamicFeature {

  @Inject EssentialsSettings settings;
  @Inject Definitions definitions;
  @Inject LimitJudge judge;
  @Inject KnownVersions versions;
  @Inject KeyCursors cursors;
  @Inject RequestPager pager;
  @Inject KnownPermissions permissions;
  @Inject Instance<RateLimitDefaults> defaults;
  @Inject Receivers receivers;

  @Context @Nullable Application application;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Class<?> type = resource.getResourceClass();
    Method method = resource.getResourceMethod();
    Findings findings = new Findings();
    Application known = application;
    List<Limit> limits =
        definitions
            .limits(findings)
            .of(type, method, known == null ? null : known.getClass(), defaults.stream());
    Deprecation deprecation = definitions.deprecations(findings).read(type, method);
    PagingFilter paging = definitions.pages(findings).filter(type, method, cursors, pager);
    Required required = definitions.permissions(permissions.names(), findings).read(type, method);
    String sender = definitions.receivers(findings).read(type, method);
    findings.throwIfAny();
    versions.learn(DeclaredOn.path(type, method));
    bind(limits, context);
    String challenge = settings.access().permission().challenge();
    if (CrudParts.areThere()) {
      CrudParts.bind(type, method, challenge, context);
    }
    if (required != null) {
      context.register(
          new PermissionFilter(required, permissions, challenge), PermissionFilter.PRIORITY);
    }
    if (sender != null) {
      context.register(receivers.filter(sender), ReceiverFilter.PRIORITY);
    }
    if (deprecation != null) {
      boolean goes = settings.lifecycle().gone();
      context.register(new DeprecationFilter(deprecation, goes, Clock.systemUTC()));
    }
    if (paging != null) {
      context.register(paging, PagingFilter.PRIORITY);
    }
  }

  private void bind(List<Limit> limits, FeatureContext context) {
    List<Limit> early = limits.stream().filter(Limit::isEarly).toList();
    List<Limit> late = limits.stream().filter(limit -> !limit.isEarly()).toList();
    if (!early.isEmpty()) {
      context.register(new LimitFilter.Early(early, judge), LimitFilter.EARLY);
    }
    if (!late.isEmpty()) {
      context.register(new LimitFilter.Late(late, judge), LimitFilter.LATE);
    }
  }
}
