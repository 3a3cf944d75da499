package org.freshet.bookshop.rates;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a server by HTTP, and does not wait for long. */
final class OutsideRates implements RateSource {

  private static final int PATIENCE_MILLIS = 5000;

  private final URI address;

  /** Rates at an address, such as {@code https://bank.example/eurofxref-daily.xml}. */
  OutsideRates(String address) {
    this.address = URI.create(address);
  }

  @Override
  public InputStream open() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setRequestProperty("Accept", "application/xml, text/xml");
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      connection.disconnect();
      throw new IOException(address.getHost() + " answers " + status);
    }
    return connection.getInputStream();
  }
}
