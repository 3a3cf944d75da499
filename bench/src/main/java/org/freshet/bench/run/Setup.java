package org.freshet.bench.run;

import java.util.List;
import java.util.Map;

/**
 * What a server runs.
 *
 * @param name a directory of its own below {@code target/run}
 * @param applications the file of each application below {@code target}, by the path it answers at
 * @param liberty the configuration of Open Liberty below {@code src/main/liberty}
 * @param database the URL of the default data source, empty if applications bring theirs along
 * @param options what the server's Java is started with
 */
public record Setup(
    String name,
    Map<String, String> applications,
    String liberty,
    String database,
    List<String> options) {

  /** A setup with copies of what it was given. */
  public Setup {
    applications = Map.copyOf(applications);
    options = List.copyOf(options);
  }

  /** The application that is measured, four times. */
  public static Setup measured(String name) {
    return new Setup(
        name,
        Map.of(
            "front", "bench.war",
            "behind", "bench-behind.war",
            "small", "bench-small.war",
            "bare", "bench-bare.war"),
        "server.xml",
        "",
        List.of("-Xmx512m"));
  }
}
