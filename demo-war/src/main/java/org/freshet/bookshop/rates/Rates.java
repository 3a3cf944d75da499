package org.freshet.bookshop.rates;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a pound is worth in euros. */
@ApplicationScoped
public class Rates {

  private static final String POUND = "GBP";
  private static final int DIGITS = 4;

  private final RateSource source;

  /** Rates from where the configuration says. */
  public Rates() {
    this(RateSource.of(ConfigProvider.getConfig()));
  }

  Rates(RateSource source) {
    this.source = source;
  }

  /**
   * A rate.
   *
   * @param currency the currency, ISO 4217
   * @param perPound how much of it a pound is worth
   * @param day of which day, ISO 8601
   */
  public record Rate(String currency, String perPound, String day) {}

  /**
   * Asks for the rate of today; slow.
   *
   * @throws IOException if nobody says it
   */
  public Rate euro() throws IOException {
    try (InputStream document = source.open()) {
      ReferenceRates rates = ReferenceRates.read(document);
      BigDecimal pounds = rates.perEuro().get(POUND);
      if (pounds == null || pounds.signum() <= 0) {
        throw new IOException("the reference rates have none for " + POUND);
      }
      BigDecimal euros = BigDecimal.ONE.divide(pounds, DIGITS, RoundingMode.HALF_UP);
      return new Rate("EUR", euros.toPlainString(), rates.day().toString());
    }
  }
}
