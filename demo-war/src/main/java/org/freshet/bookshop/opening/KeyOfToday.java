package org.freshet.bookshop.opening;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The key of cursors, made when the shop starts: a demonstration has no secret that outlives it. A
 * shop of several nodes, or one whose cursors are to outlive a restart, sets {@code
 * partstream.cursor.keys} itself, which every other source of configuration does.
 */
public final class KeyOfToday implements ConfigSource {

  private static final String NAME = "partstream.cursor.keys";
  private static final int ORDINAL = 1;
  private static final int LENGTH = 32;
  private static final String VALUE = "today:" + random();

  @Override
  public Set<String> getPropertyNames() {
    return Set.of(NAME);
  }

  @Override
  public @Nullable String getValue(String name) {
    return name.equals(NAME) ? VALUE : null;
  }

  @Override
  public String getName() {
    return "a key of the day";
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  private static String random() {
    byte[] key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
