package org.freshet.bench.parts;

/** What is measured. */
enum PartsRow {
  PLAIN("plain resource, two queries", false, "read/2", false),
  FIRST("first page of two parts", true, "read/2", false),
  NEXT("the same by a cursor", true, "read/2", true),
  PLAIN_ONE("plain resource, one query", false, "read/1", false),
  ONE("page of one part", true, "read/1", false),
  PLAIN_TEN("plain resource, ten queries", false, "read/10", false),
  TEN("page of ten parts", true, "read/10", false),
  PLAIN_MADE("plain resource, read from nowhere", false, "made/2", false),
  MADE("page of two, read from nowhere", true, "made/2", false);

  final String title;
  final boolean inParts;
  final boolean byCursor;
  final String data;

  PartsRow(String title, boolean inParts, String data, boolean byCursor) {
    this.title = title;
    this.inParts = inParts;
    this.byCursor = byCursor;
    this.data = data;
  }

  /** What to ask for, but for a cursor. */
  String target() {
    return (inParts ? "/parts" : "/plain") + "/api/data/" + data + (byCursor ? "/rest" : "");
  }

  /** How many slices the data has. */
  int slices() {
    return Integer.parseInt(data.substring(data.indexOf('/') + 1));
  }
}
