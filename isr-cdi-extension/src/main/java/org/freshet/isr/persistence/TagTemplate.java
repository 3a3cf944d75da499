package org.freshet.isr.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;

/** One template of {@code @TaggedEntity}: {@code "post:{id}"}, or a constant tag. Immutable. */
final class TagTemplate {

  private static final int MAX_TAGS = 256;
  private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern PATH =
      Pattern.compile(
          "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
              + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");

  private final String text;
  private final Tag base;
  private final List<Piece> pieces;

  private TagTemplate(String text, Tag base, List<Piece> pieces) {
    this.text = text;
    this.base = base;
    this.pieces = pieces;
  }

  /**
   * Reads a template.
   *
   * @throws InvalidTagException if it is none; the message says why
   */
  static TagTemplate parse(String text) {
    int colon = text.indexOf(':');
    int brace = text.indexOf('{');
    if (brace < 0 && text.indexOf('}') < 0) {
      return new TagTemplate(text, Tag.parse(text), List.of());
    }
    if (colon < 0 || brace >= 0 && brace < colon) {
      throw new InvalidTagException("the namespace before ':' must be a constant");
    }
    return new TagTemplate(
        text, Tag.of(text.substring(0, colon)), pieces(text.substring(colon + 1)));
  }

  private static List<Piece> pieces(String value) {
    List<Piece> pieces = new ArrayList<>();
    Matcher hole = HOLE.matcher(value);
    int end = 0;
    while (hole.find()) {
      literal(value.substring(end, hole.start()), pieces);
      if (!PATH.matcher(hole.group(1)).matches()) {
        throw new InvalidTagException("'{" + hole.group(1) + "}' is not a path of attribute names");
      }
      pieces.add(new Piece("", List.of(hole.group(1).split("\\."))));
      end = hole.end();
    }
    literal(value.substring(end), pieces);
    return List.copyOf(pieces);
  }

  private static void literal(String text, List<Piece> pieces) {
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw new InvalidTagException("a brace is not closed or not opened");
    }
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, null));
    }
  }

  /** The template as it was written. */
  String text() {
    return text;
  }

  /** The tag that stands for all tags of this template: its namespace, or the constant itself. */
  Tag whole() {
    return base;
  }

  /** The attribute paths it names. */
  List<List<String>> paths() {
    List<List<String>> paths = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.path() != null) {
        paths.add(piece.path());
      }
    }
    return paths;
  }

  /** Adds the tags that an entity in a state has; the namespace where a value is not in memory. */
  void addTags(EntityState state, LoadedValues values, Set<Tag> tags) {
    if (pieces.isEmpty()) {
      tags.add(base);
      return;
    }
    List<String> texts = List.of("");
    for (Piece piece : pieces) {
      Optional<List<String>> next = piece.appendTo(texts, state, values);
      if (next.isEmpty() || next.get().size() > MAX_TAGS) {
        tags.add(base);
        return;
      }
      texts = next.get();
    }
    for (String value : texts) {
      if (!value.isEmpty()) {
        tags.add(Tag.of(base.text(), value));
      }
    }
  }

  @Override
  public String toString() {
    return text;
  }

  /** A literal, or a hole with a path. */
  private record Piece(String literal, @Nullable List<String> path) {

    Optional<List<String>> appendTo(List<String> texts, EntityState state, LoadedValues values) {
      if (path == null) {
        return Optional.of(texts.stream().map(text -> text + literal).toList());
      }
      return state
          .follow(path, values)
          .map(
              found ->
                  texts.stream()
                      .flatMap(text -> found.stream().map(value -> text + value))
                      .limit(MAX_TAGS + 1L)
                      .toList());
    }
  }
}
