package org.freshet.partstream.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.MemberReader;
import org.freshet.partstream.api.PartStream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @PartStream} says, with what the configuration puts in the place of its members.
 *
 * @param chunkSize how many parts a page has at most
 * @param cursorTtl for how long a cursor can be used
 * @param partTtl for how long what parts hold is kept that do not say it themselves, null for the
 *     default of all
 * @param allowed the names of the parts that anybody may have, empty for all
 */
public record StreamRule(
    int chunkSize, Duration cursorTtl, @Nullable Duration partTtl, Set<String> allowed) {

  private static final int LONGEST_TTL = 7 * 24 * 3600;

  /** A rule that says nothing of keeping. */
  public StreamRule(int chunkSize, Duration cursorTtl, Set<String> allowed) {
    this(chunkSize, cursorTtl, null, allowed);
  }

  /**
   * Reads a rule; what is wrong is found, and reads as its default.
   *
   * @param className the class it stands on, or whose method
   * @param methodName the method, empty for a class
   */
  public static StreamRule read(
      PartStream annotation,
      Config config,
      Findings findings,
      String className,
      String methodName) {
    String site =
        "@PartStream on " + className + (methodName.isEmpty() ? "" : "#" + methodName + "()");
    MemberReader members =
        new MemberReader(config, findings, "PartStream", className, methodName, site);
    int chunk = number(members, findings, site, "chunkSize", annotation.chunkSize(), 200);
    int ttl = number(members, findings, site, "cursorTtl", annotation.cursorTtl(), LONGEST_TTL);
    long partTtl = members.number("partTtl", annotation.partTtl(), Codes.MEMBER);
    Lifetime.refuse(findings, site, "partTtl", partTtl, -1);
    Set<String> allowed = new TreeSet<>(Arrays.asList(annotation.allowedKeys()));
    members
        .text("allowedKeys")
        .ifPresent(
            text -> {
              allowed.clear();
              Arrays.stream(text.split(",")).map(String::trim).forEach(allowed::add);
              allowed.remove("");
            });
    return new StreamRule(
        chunk,
        Duration.ofSeconds(ttl),
        partTtl < 0 ? null : Duration.ofSeconds(partTtl),
        Set.copyOf(allowed));
  }

  private static int number(
      MemberReader members, Findings findings, String site, String name, int annotated, int most) {
    long value = members.number(name, annotated, Codes.MEMBER);
    if (value < 1 || value > most) {
      findings.add(
          Codes.MEMBER, site, name + " is " + value + ", must be a number from 1 to " + most);
      return 1;
    }
    return (int) value;
  }
}
