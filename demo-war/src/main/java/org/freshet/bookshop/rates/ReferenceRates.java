package org.freshet.bookshop.rates;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * How much of each currency a euro is worth, as the European Central Bank publishes it each day.
 *
 * @param day of which day
 * @param perEuro by the currency, ISO 4217
 */
record ReferenceRates(LocalDate day, Map<String, BigDecimal> perEuro) {

  ReferenceRates {
    perEuro = Map.copyOf(perEuro);
  }

  /**
   * Reads a document.
   *
   * @throws IOException if it is not of that form
   */
  static ReferenceRates read(InputStream document) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    // It comes from outside: it may name nothing that would be fetched from elsewhere.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(document);
      try {
        return read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | NumberFormatException | DateTimeException e) {
      throw new IOException("no document with reference rates", e);
    }
  }

  private static ReferenceRates read(XMLStreamReader reader)
      throws XMLStreamException, IOException {
    String day = null;
    Map<String, BigDecimal> perEuro = new HashMap<>();
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("Cube")) {
        String time = reader.getAttributeValue(null, "time");
        day = time == null ? day : time;
        String currency = reader.getAttributeValue(null, "currency");
        String rate = reader.getAttributeValue(null, "rate");
        if (currency != null && rate != null) {
          perEuro.put(currency, new BigDecimal(rate));
        }
      }
    }
    if (day == null || perEuro.isEmpty()) {
      throw new IOException("no document with reference rates");
    }
    return new ReferenceRates(LocalDate.parse(day), perEuro);
  }
}
