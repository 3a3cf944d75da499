package org.freshet.essentials.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.freshet.essentials.api.RateLimitKey;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.lifecycle.DeprecationReader;
import org.freshet.essentials.paging.PagingReader;
import org.freshet.essentials.permission.PermissionReader;
import org.freshet.essentials.ratelimit.LimitReader;
import org.freshet.essentials.ratelimit.LimitedMethods;
import org.freshet.essentials.webhook.receive.ReceiverReader;

/**
 * Makes readers of definitions: for the check at deployment, and for when Jakarta REST asks for
 * what is only known then.
 */
final class Definitions {

  private final EssentialsSettings settings;
  private final KeyResolvers resolvers;

  Definitions(
      EssentialsSettings settings, ApplicationBeans<RateLimitKey> resolvers, BeanManager beans) {
    this.settings = settings;
    this.resolvers = new KeyResolvers(resolvers, beans);
  }

  /** Finds limits, with their resolvers. */
  LimitedMethods limits(Findings findings) {
    return limits(resolvers::resolver, findings);
  }

  /** Finds what is wrong with limits; makes no resolver. */
  LimitedMethods limitsToCheck(Findings findings) {
    return limits(type -> resolvers.isThere(type) ? new RateLimitKey.None() : null, findings);
  }

  /** Reads what is deprecated. */
  DeprecationReader deprecations(Findings findings) {
    return new DeprecationReader(ConfigProvider.getConfig(), findings);
  }

  /** Reads what is read page by page. */
  PagingReader pages(Findings findings) {
    return new PagingReader(
        ConfigProvider.getConfig(), settings.paging(), settings.problem(), findings);
  }

  /** Reads which permissions methods ask for, of those that are known. */
  PermissionReader permissions(Set<String> known, Findings findings) {
    return new PermissionReader(ConfigProvider.getConfig(), known, findings);
  }

  /** Reads who sends messages to which methods. */
  ReceiverReader receivers(Findings findings) {
    return new ReceiverReader(settings.webhook().receiving(), findings);
  }

  private LimitedMethods limits(LimitReader.Resolvers made, Findings findings) {
    return new LimitedMethods(
        new LimitReader(ConfigProvider.getConfig(), settings.rateLimit(), made, findings));
  }
}
