package org.freshet.bookshop.opening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The catalogue as the shop ships it: {@code catalogue.tsv}, one book a line under a heading. */
final class CatalogueFile {

  private static final String NAME = "/catalogue.tsv";
  private static final int COLUMNS = 6;

  private CatalogueFile() {}

  /**
   * One line.
   *
   * @param isbn13 the ISBN of one edition
   * @param title the title
   * @param authors at least one, in the order of the cover
   * @param year the year of first publication
   * @param category the name of the shelf
   * @param priceMinor the shop's own price, in pence
   */
  record Row(
      String isbn13,
      String title,
      List<String> authors,
      int year,
      String category,
      int priceMinor) {}

  /** Reads the file that is packed with the shop. */
  static List<Row> read() {
    try (InputStream in = CatalogueFile.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException("the shop is packed without " + NAME);
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
      return lines.skip(1).map(CatalogueFile::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != COLUMNS) {
      throw new IllegalStateException(
          NAME + ": '" + line + "' has " + fields.length + " columns, must have " + COLUMNS);
    }
    return new Row(
        fields[0],
        fields[1],
        List.of(fields[2].split("; ")),
        Integer.parseInt(fields[3]),
        fields[4],
        Integer.parseInt(fields[5]));
  }
}
