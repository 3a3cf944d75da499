package org.freshet.isr.persistence.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.TagTemplate;
import org.freshet.isr.tags.TagTemplate.Part;
import org.jspecify.annotations.Nullable;

/**
 * One template of {@code @TaggedEntity}: its names are paths of attributes, each of which may lead
 * to several values. Immutable.
 */
public final class EntityTemplate {

  private static final int MAX_TAGS = 256;
  private static final Pattern PATH =
      Pattern.compile(
          "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
              + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");

  private final TagTemplate template;
  private final List<Piece> pieces;

  private EntityTemplate(TagTemplate template) {
    this.template = template;
    this.pieces = template.parts().stream().map(Piece::of).toList();
  }

  /**
   * Reads a template.
   *
   * @throws InvalidTagException if it is none; the message names text and rule
   */
  static EntityTemplate parse(String text) {
    TagTemplate template = TagTemplate.parse(text);
    for (String name : template.names()) {
      if (!PATH.matcher(name).matches()) {
        throw new InvalidTagException(
            "template '" + text + "' names '" + name + "', must be a path of attribute names");
      }
    }
    return new EntityTemplate(template);
  }

  /** The tag that stands for all tags of this template: their namespace, or the constant itself. */
  Tag whole() {
    return template.whole();
  }

  /** Whether it names no attribute. */
  boolean isConstant() {
    return pieces.isEmpty();
  }

  /** The attribute paths it names. */
  public List<List<String>> paths() {
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
      tags.add(whole());
      return;
    }
    List<String> texts = List.of("");
    for (Piece piece : pieces) {
      Optional<List<String>> next = piece.appendTo(texts, state, values);
      if (next.isEmpty() || next.get().size() > MAX_TAGS) {
        tags.add(whole());
        return;
      }
      texts = next.get();
    }
    for (String value : texts) {
      if (!value.isEmpty()) {
        tags.add(Tag.of(whole().text(), value));
      }
    }
  }

  /** The template as it was written. */
  @Override
  public String toString() {
    return template.toString();
  }

  /** A literal, or a hole with a path. */
  private record Piece(String literal, @Nullable List<String> path) {

    static Piece of(Part part) {
      return part.named()
          ? new Piece("", List.of(part.text().split("\\.")))
          : new Piece(part.text(), null);
    }

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
