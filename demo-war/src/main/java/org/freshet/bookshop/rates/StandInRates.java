package org.freshet.bookshop.rates;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Stands in for a bank: the same form, always the same rates, and as slow as is wanted. */
final class StandInRates implements RateSource {

  private static final String NAME = "/eurofxref-daily.xml";

  private final Duration delay;

  StandInRates(Duration delay) {
    this.delay = delay;
  }

  @Override
  public InputStream open() throws IOException {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("nobody waits for the rates any more");
    }
    InputStream document = StandInRates.class.getResourceAsStream(NAME);
    if (document == null) {
      throw new IOException("the shop is packed without " + NAME);
    }
    return document;
  }
}
