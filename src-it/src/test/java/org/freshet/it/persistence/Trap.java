package org.freshet.it.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.freshet.isr.api.TaggedEntity;

/** An entity whose tags cannot be told: its value fails whoever asks for a text. */
@Entity
@TaggedEntity({"trap:{content}", "traps"})
public class Trap {

  @Id private long id;

  @Convert(converter = ToText.class)
  private Value content;

  protected Trap() {}

  public Trap(long id) {
    this.id = id;
    this.content = new Value("x");
  }

  /** Has no text. */
  public record Value(String text) {
    @Override
    public String toString() {
      throw new UnsupportedOperationException("a trap");
    }
  }

  /** Maps a value. */
  @Converter
  public static class ToText implements AttributeConverter<Value, String> {
    @Override
    public String convertToDatabaseColumn(Value value) {
      return value == null ? null : value.text();
    }

    @Override
    public Value convertToEntityAttribute(String text) {
      return text == null ? null : new Value(text);
    }
  }
}
