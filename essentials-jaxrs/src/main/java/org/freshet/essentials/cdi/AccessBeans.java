package org.freshet.essentials.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import org.freshet.essentials.api.ApiKeys;
import org.freshet.essentials.api.Revocations;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.config.AccessSettings;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.Store;
import org.freshet.essentials.database.DatabaseKeys;
import org.freshet.essentials.database.DatabaseRevocations;
import org.freshet.essentials.database.Source;
import org.freshet.essentials.database.Tables;
import org.freshet.essentials.keys.ApiKeyStore;
import org.freshet.essentials.keys.StoredKeys;
import org.freshet.essentials.permission.KnownPermissions;
import org.freshet.essentials.redis.Redis;
import org.freshet.essentials.redis.RedisRevocations;
import org.freshet.essentials.revocation.RevocationStore;
import org.freshet.essentials.revocation.StoredRevocations;
import org.jspecify.annotations.Nullable;

/** Makes what says who may do what, and looks at its stores when the application starts. */
@ApplicationScoped
class AccessBeans {

  private static final Logger LOG = System.getLogger(AccessBeans.class.getName());
  private static final InstantSource CLOCK = InstantSource.system();

  @Inject EssentialsExtension extension;
  @Inject BeanManager beans;

  private boolean started;
  private @Nullable Redis redis;
  private @Nullable RedisRevocations shared;

  /** Adds which beans are missing that a setting asks for, and which library. */
  static void check(
      EssentialsSettings settings,
      ApplicationBeans<ApiKeyStore> keyStores,
      ApplicationBeans<RevocationStore> revocationStores,
      Findings findings) {
    AccessSettings access = settings.access();
    if (access.keys().store() == Store.BEAN) {
      keyStores.checkOne("essentials.keys.store", findings);
    }
    if (access.revocation().store() == Store.BEAN) {
      revocationStores.checkOne("essentials.revocation.store", findings);
    }
    if (access.revocation().store() == Store.REDIS
        && !Present.isThere("redis.clients.jedis.UnifiedJedis")) {
      findings.add(
          Codes.STORE_UNUSABLE,
          "essentials.revocation.store",
          "is 'redis', needs Jedis 8, add redis.clients:jedis to the application");
    }
    if (access.revocation().store() != Store.NONE
        && !Present.isThere("org.eclipse.microprofile.jwt.JsonWebToken")) {
      findings.add(
          Codes.STORE_UNUSABLE,
          "essentials.revocation.store",
          "needs MicroProfile JWT, switch its feature on, or set it to none");
    }
  }

  @Produces
  @Singleton
  ApiKeys keys() {
    AccessSettings access = extension.settings().access();
    return switch (access.keys().store()) {
      case MEMORY -> stored(access, ApiKeyStore.inMemory());
      case DATABASE -> stored(access, new DatabaseKeys(new Source(access.database().source())));
      case BEAN -> stored(access, extension.keyStores().one(beans));
      case NONE, REDIS -> throw off("essentials.keys.store");
    };
  }

  private static ApiKeys stored(AccessSettings access, ApiKeyStore store) {
    return new StoredKeys(access.keys(), store, CLOCK);
  }

  @Produces
  @Singleton
  Revocations revocations() {
    AccessSettings access = extension.settings().access();
    RevocationStore store =
        switch (access.revocation().store()) {
          case MEMORY -> RevocationStore.inMemory(CLOCK);
          case DATABASE -> new DatabaseRevocations(new Source(access.database().source()), CLOCK);
          case REDIS -> inRedis();
          case BEAN -> extension.revocationStores().one(beans);
          case NONE -> throw off("essentials.revocation.store");
        };
    return new StoredRevocations(store, access.revocation().longest(), CLOCK);
  }

  private synchronized RedisRevocations inRedis() {
    RedisRevocations known = shared;
    if (known == null) {
      Redis opened = new Redis(extension.settings().redis(), System::nanoTime);
      redis = opened;
      known = new RedisRevocations(opened, CLOCK);
      shared = known;
    }
    return known;
  }

  private static IllegalStateException off(String setting) {
    return new IllegalStateException(setting + " is none, must name a store");
  }

  @Produces
  @Singleton
  KnownPermissions permissions() {
    return extension.checkers().known(extension.settings().access().permission(), beans);
  }

  /**
   * Nobody could ask for the data source before. In an EAR every module tells of its start, and not
   * each of them has names; on Open Liberty a library in {@code EAR/lib} hears of no servlets.
   */
  void look(@Observes @Initialized(ApplicationScoped.class) Object context) {
    AccessSettings access = extension.settings().access();
    if (context instanceof ServletContext
        || access.hasDatabase() && new Source(access.database().source()).isThere()) {
      start();
    }
    Findings findings = new Findings();
    if (access.revocation().store() == Store.REDIS) {
      lookAtRedis(findings);
    }
    findings.throwIfAny();
  }

  /** Looks for the tables; once. */
  public synchronized void start() {
    if (!started) {
      Findings findings = new Findings();
      AccessSettings access = extension.settings().access();
      new Tables(new Source(access.database().source())).check(access, findings);
      findings.throwIfAny();
      started = true;
    }
  }

  private void lookAtRedis(Findings findings) {
    try {
      inRedis().check(findings);
    } catch (StoreUnavailableException e) {
      LOG.log(
          Level.WARNING,
          Codes.REVOCATION_UNAVAILABLE + ": Redis is away while the application starts",
          e);
    }
  }

  @PreDestroy
  void close() {
    Redis opened = redis;
    if (opened != null) {
      opened.close();
    }
  }
}
