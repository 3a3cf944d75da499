package org.freshet.isr.admin.describe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the operator's resource can be asked, below its address. */
public enum Endpoint {
  /** The page for people. */
  PAGE("GET", "/", "The operator's page", "text/html"),
  /** The style of the page. */
  STYLE("GET", "/page.css", "The style of the page", "text/css"),
  /** The script of the page. */
  SCRIPT("GET", "/page.js", "The script of the page", "text/javascript"),
  /** In short, by tag or by URL. */
  STATUS(
      "GET",
      "/status",
      "The cache in short; with tag, the pages of that tag; with url, the tags of that page",
      "application/json",
      "tag",
      "url",
      "after",
      "limit"),
  /** Why a page is cached or not. */
  EXPLAIN("GET", "/explain", "Why a page is cached, or why it is not", "application/json", "url!"),
  /** Tags and how many pages carry them. */
  TAGS(
      "GET",
      "/tags",
      "Tags that contain a text, and how many pages carry each",
      "application/json",
      "q",
      "after",
      "limit"),
  /** What was counted. */
  METERS(
      "GET",
      "/meters",
      "Requests, hit ratio and latency, now, for each of 60 minutes and of 24 hours",
      "application/json"),
  /** Raises and their progress. */
  JOBS(
      "GET",
      "/jobs",
      "Raises, newest first, and how far the renewal of their pages is",
      "application/json",
      "offset",
      "limit"),
  /** One raise. */
  JOB("GET", "/jobs/{raise}", "One raise", "application/json"),
  /** Pages that were given up. */
  GIVEN_UP(
      "GET",
      "/given-up",
      "Pages whose renewal was given up, newest first",
      "application/json",
      "offset",
      "limit"),
  /** Who did what here. */
  ACTIONS("GET", "/actions", "Who did what here lately, newest first", "application/json"),
  /** This description. */
  OPENAPI("GET", "/openapi", "This description", "application/json"),
  /** Marks pages stale. */
  REVALIDATE(
      "POST",
      "/revalidate",
      "Marks pages stale and renews them behind: those of tags, of a path, below a prefix, of a"
          + " resource method, or everything",
      "application/json",
      "tag*",
      "path",
      "prefix",
      "route",
      "everything",
      "why"),
  /** Forbids that pages are served. */
  EXPIRE(
      "POST",
      "/expire",
      "As revalidate, but nothing stored before may be served any more",
      "application/json",
      "tag*",
      "path",
      "prefix",
      "route",
      "everything",
      "why"),
  /** Produces a page anew. */
  WARM(
      "POST",
      "/warm",
      "Makes one page, unless it is stored and fresh, and tells its status",
      "application/json",
      "url!"),
  /** Stops a raise's renewal. */
  CANCEL(
      "POST", "/jobs/{raise}/cancel", "Stops the renewal of a raise's pages", "application/json"),
  /** Queues given-up pages again. */
  REPLAY(
      "POST",
      "/given-up/replay",
      "Queues pages that were given up once more: one, or all of them",
      "application/json",
      "target");

  private static final String VARIABLE = "{raise}";

  private final String method;
  private final String path;
  private final String summary;
  private final String type;

  @SuppressWarnings("ImmutableEnumChecker") // made by toList, of records
  private final List<Parameter> parameters;

  Endpoint(String method, String path, String summary, String type, String... parameters) {
    this.method = method;
    this.path = path;
    this.summary = summary;
    this.type = type;
    this.parameters = Arrays.stream(parameters).map(Parameter::of).toList();
  }

  /**
   * A parameter of the query or, in a {@code POST}, of a form.
   *
   * @param name its name
   * @param required whether it must be given
   * @param many whether it may be given more than once
   */
  public record Parameter(String name, boolean required, boolean many) {

    static Parameter of(String text) {
      String name = text.replaceAll("[!*]", "");
      return new Parameter(name, text.endsWith("!"), text.endsWith("*"));
    }
  }

  /** The method. */
  public String method() {
    return method;
  }

  /** Below the resource's address, with {@code {raise}} for the number of a raise. */
  public String path() {
    return path;
  }

  /** What it does. */
  public String summary() {
    return summary;
  }

  /** The media type of the answer. */
  public String type() {
    return type;
  }

  /** What it takes. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Whether it changes anything. */
  public boolean isUnsafe() {
    return method.equals("POST");
  }

  /** Whether the path has the number of a raise. */
  public boolean hasRaise() {
    return path.contains(VARIABLE);
  }

  /** The endpoints at a path; none if there is nothing. */
  public static List<Endpoint> at(String path) {
    return Stream.of(values()).filter(endpoint -> endpoint.raise(path) != null).toList();
  }

  /**
   * The number of the raise in a path; 0 where this endpoint's path has none, null where the path
   * is not this endpoint's.
   */
  public @Nullable Long raise(String asked) {
    if (!hasRaise()) {
      return asked.equals(path) ? 0L : null;
    }
    int from = path.indexOf(VARIABLE);
    String end = path.substring(from + VARIABLE.length());
    if (asked.length() <= from + end.length()
        || !asked.startsWith(path.substring(0, from))
        || !asked.endsWith(end)) {
      return null;
    }
    String number = asked.substring(from, asked.length() - end.length());
    return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : null;
  }
}
