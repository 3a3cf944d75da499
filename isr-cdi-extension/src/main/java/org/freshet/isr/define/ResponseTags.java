package org.freshet.isr.define;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagResolver;
import org.freshet.isr.api.TagResolver.Answered;
import org.freshet.isr.tags.TagTemplate;
import org.jspecify.annotations.Nullable;

/** The declared tags of a method's responses. Thread-safe as far as its resolver is. */
public final class ResponseTags {

  private final List<TagTemplate> templates;
  private final Map<String, Parameters.Source> sources;
  private final TagResolver resolver;

  ResponseTags(
      List<TagTemplate> templates, Map<String, Parameters.Source> sources, TagResolver resolver) {
    this.templates = List.copyOf(templates);
    this.sources = Map.copyOf(sources);
    this.resolver = resolver;
  }

  /**
   * The tags of one response.
   *
   * @param request reads the request's inputs
   * @param result the returned entity, null if there is none
   * @return a list that belongs to the caller, perhaps with the same tag twice; null if one of the
   *     tags has no value
   * @throws RuntimeException if the application's resolver throws one
   */
  public @Nullable List<Tag> resolve(Inputs request, @Nullable Object result) {
    List<Tag> tags = new ArrayList<>(8);
    for (TagTemplate template : templates) {
      Tag tag = template.resolve(name -> value(request, result, name));
      if (tag == null) {
        return null;
      }
      tags.add(tag);
    }
    if (!(resolver instanceof TagResolver.None)) {
      tags.addAll(resolver.tags(new Answered(request.path(), request.query(), result)));
    }
    return tags;
  }

  private @Nullable Object value(Inputs request, @Nullable Object result, String name) {
    Parameters.Source source = sources.get(name);
    if (source == null) {
      List<String> path = List.of(name.split("\\.", -1));
      return PropertyPath.read(result, path.subList(1, path.size()));
    }
    String value =
        switch (source.kind()) {
          case PATH -> first(request.path(), source.name());
          case QUERY -> first(request.query(), source.name());
          case MATRIX -> first(request.matrix(), source.name());
          case HEADER -> request.header(source.name());
        };
    String given = value == null || value.isEmpty() ? source.byDefault() : value;
    return given == null ? null : CanonicalText.of(given, source.type());
  }

  private static @Nullable String first(Map<String, List<String>> values, String name) {
    List<String> all = values.get(name);
    return all == null || all.isEmpty() ? null : all.get(0);
  }

  /** The inputs of one request, decoded. */
  public interface Inputs {

    /** The path parameters. */
    Map<String, List<String>> path();

    /** The query parameters. */
    Map<String, List<String>> query();

    /** The matrix parameters of all segments. */
    Map<String, List<String>> matrix();

    /** A header's value, null if it is absent. */
    @Nullable String header(String name);
  }
}
