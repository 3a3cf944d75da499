package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.freshet.isr.config.IsrSettings;

/** The key of everything that this application signs: {@code isr.secret}, else one by chance. */
@ApplicationScoped
class Secret {

  private static final int BYTES = 32;

  @Inject IsrSettings settings;
  private final byte[] random = new byte[BYTES];

  Secret() {
    new SecureRandom().nextBytes(random);
  }

  /** The key; not to be changed. */
  byte[] key() {
    return settings.secret().map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(random);
  }
}
