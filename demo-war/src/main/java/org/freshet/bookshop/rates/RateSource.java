package org.freshet.bookshop.rates;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Where a document with reference rates comes from. */
interface RateSource {

  /**
   * The document, in the form in which the European Central Bank publishes its reference rates.
   *
   * @throws IOException if there is none now
   */
  InputStream open() throws IOException;

  /**
   * What the configuration names: {@code shop.rates.url}, or else a stand-in on this machine that
   * takes {@code shop.rates.delay} for an answer, 2 s if that says nothing.
   */
  static RateSource of(Config config) {
    Optional<String> url = config.getOptionalValue("shop.rates.url", String.class);
    return url.isPresent()
        ? new OutsideRates(url.get())
        : new StandInRates(
            config
                .getOptionalValue("shop.rates.delay", Duration.class)
                .orElse(Duration.ofSeconds(2)));
  }
}
