package org.freshet.isr.call.codec;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Type;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.freshet.isr.api.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * Finds what writes the values of a type: a codec of the application, else Jackson where it is,
 * else JSON Binding. Thread-safe.
 */
public final class ValueCodecs {

  private static final Logger LOG = System.getLogger(ValueCodecs.class.getName());

  private static final String JACKSON = "com.fasterxml.jackson.databind.json.JsonMapper";

  private final List<ValueCodec> own;
  private final ConcurrentMap<Type, Encoding> encodings = new ConcurrentHashMap<>();
  private volatile @Nullable ValueCodec json;

  /**
   * Codecs of an application.
   *
   * @param own those that it brings, the first that supports a type is asked
   */
  public ValueCodecs(List<ValueCodec> own) {
    this(own, null);
  }

  /** Codecs that write all others by a certain library. */
  ValueCodecs(List<ValueCodec> own, @Nullable ValueCodec json) {
    this.own = List.copyOf(own);
    this.json = json;
  }

  /**
   * What writes values of a type.
   *
   * @throws NotSharedException if nothing can
   */
  public Encoding of(Type declared) throws NotSharedException {
    Encoding known = encodings.get(declared);
    if (known != null) {
      return known;
    }
    Type type = Shape.boxed(declared);
    if (!Shape.isComplete(type)) {
      throw new NotSharedException(
          "its declared type " + type.getTypeName() + " does not say of which type values are");
    }
    Encoding found = encoding(type);
    encodings.put(declared, found);
    return found;
  }

  private Encoding encoding(Type type) throws NotSharedException {
    for (ValueCodec codec : own) {
      if (codec.supports(type)) {
        return new Encoding(type, codec, false, Shape.of(type, codec.getClass().getName()));
      }
    }
    ValueCodec codec = json();
    return new Encoding(type, codec, true, Shape.of(type, codec.getClass().getName()));
  }

  private ValueCodec json() throws NotSharedException {
    ValueCodec known = json;
    if (known == null) {
      known = jackson();
      if (known == null) {
        known = binding();
      }
      json = known;
    }
    return known;
  }

  /** Null where it is not, or only a part of it. */
  private static @Nullable ValueCodec jackson() {
    try {
      return isPresent() ? new JacksonCodec() : null;
    } catch (LinkageError | ServiceConfigurationError e) {
      LOG.log(Level.DEBUG, "Jackson is not complete, JSON Binding is asked instead", e);
      return null;
    }
  }

  private static ValueCodec binding() throws NotSharedException {
    try {
      return new BindingCodec();
    } catch (IllegalStateException | LinkageError e) {
      throw new NotSharedException(
          "neither Jackson nor JSON Binding is there (on Open Liberty: feature jsonb-3.0)", e);
    }
  }

  private static boolean isPresent() {
    try {
      Class.forName(JACKSON, false, ValueCodecs.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
