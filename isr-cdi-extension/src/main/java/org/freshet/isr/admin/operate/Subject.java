package org.freshet.isr.admin.operate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.freshet.isr.admin.exchange.Call;
import org.freshet.isr.admin.exchange.Problem;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Tag;
import org.freshet.isr.revalidate.AutomaticTags;

/**
 * What shall be revalidated or expired: tags, or pages by where they are.
 *
 * @param tags what is raised
 * @param text what was asked for, for people
 */
record Subject(Set<Tag> tags, String text) {

  private static final int MOST_TAGS = 100;

  /**
   * Reads exactly one of {@code tag}, {@code path}, {@code prefix}, {@code route} and {@code
   * everything}.
   *
   * @param isRoute whether there is such a resource method
   * @throws RefusedException if there is none, more than one, or a wrong one
   */
  static Subject of(Call call, Predicate<String> isRoute) {
    List<String> tags = call.all("tag");
    Optional<String> path = call.one("path");
    Optional<String> prefix = call.one("prefix");
    Optional<String> route = call.one("route");
    boolean everything = call.isTrue("everything");
    long given =
        Stream.of(
                !tags.isEmpty(),
                path.isPresent(),
                prefix.isPresent(),
                route.isPresent(),
                everything)
            .filter(one -> one)
            .count();
    if (given != 1) {
      throw new RefusedException(
          new Problem(
              400,
              "parameter",
              "Exactly one of tag, path, prefix, route and everything=true must be given."));
    }
    if (!tags.isEmpty()) {
      return tags(tags);
    }
    if (path.isPresent()) {
      return new Subject(
          Set.of(AutomaticTags.path(absolute("path", path.get()))), "path " + path.get());
    }
    if (prefix.isPresent()) {
      return new Subject(
          Set.of(AutomaticTags.under(absolute("prefix", prefix.get()))), "prefix " + prefix.get());
    }
    return route.isPresent()
        ? route(route.get().replace('#', '.'), isRoute)
        : new Subject(Set.of(AutomaticTags.EVERYTHING), "everything");
  }

  private static Subject tags(List<String> texts) {
    if (texts.size() > MOST_TAGS) {
      throw RefusedException.parameter("tag", "must be given at most " + MOST_TAGS + " times");
    }
    Set<Tag> tags = new LinkedHashSet<>();
    texts.forEach(text -> tags.add(tag(text)));
    return new Subject(tags, "tags " + String.join(" ", tags.stream().map(Tag::text).toList()));
  }

  private static Tag tag(String text) {
    try {
      return Tag.parse(text);
    } catch (InvalidTagException e) {
      throw RefusedException.parameter(
          "tag", "must be a name, as books, or a name, a colon and a value, as book:7");
    }
  }

  private static String absolute(String name, String path) {
    if (!path.startsWith("/")) {
      throw RefusedException.parameter(name, "must begin with a slash and the context path");
    }
    return path;
  }

  private static Subject route(String route, Predicate<String> isRoute) {
    if (!isRoute.test(route)) {
      throw RefusedException.parameter(
          "route", "must be a class and a method with @Isr, as com.acme.PostResource.get");
    }
    return new Subject(Set.of(AutomaticTags.route(route)), "route " + route);
  }
}
