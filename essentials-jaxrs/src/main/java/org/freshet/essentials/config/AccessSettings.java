package org.freshet.essentials.config;

import org.eclipse.microprofile.config.Config;

/**
 * The settings of who may do what.
 *
 * @param keys those of API keys
 * @param revocation those of revoked tokens
 * @param permission those of permissions
 * @param database those of the stores that are in a database
 */
public record AccessSettings(
    KeySettings keys,
    RevocationSettings revocation,
    PermissionSettings permission,
    DatabaseSettings database) {

  static AccessSettings read(Config config, Values values, RedisSettings redis) {
    KeySettings keys = KeySettings.read(values);
    RevocationSettings revocation = RevocationSettings.read(values);
    if (revocation.store() == Store.REDIS && !redis.isSet()) {
      values.wrong(
          "essentials.revocation.store", "redis", "must have essentials.redis.url beside it");
    }
    return new AccessSettings(
        keys,
        revocation,
        PermissionSettings.read(config, values, keys),
        DatabaseSettings.read(values));
  }

  /** Whether anything is in the database. */
  public boolean hasDatabase() {
    return keys.store() == Store.DATABASE || revocation.store() == Store.DATABASE;
  }
}
