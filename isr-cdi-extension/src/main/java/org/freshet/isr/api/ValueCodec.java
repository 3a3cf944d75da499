package org.freshet.isr.api;

import java.io.IOException;
import java.lang.reflect.Type;

/**
 * Turns values of {@link CachedFor} methods into bytes and back, where nodes share them on Redis.
 *
 * <p>An application implements it as a bean, {@code @ApplicationScoped} for instance, for types
 * that JSON does not carry, or that it wants to carry otherwise. Of several beans that support a
 * type the one whose class has the highest {@code @Priority} is asked. Without one, values are JSON
 * of the declared type: by Jackson databind where the application has it, else by JSON Binding.
 *
 * <p>Bytes are written and read under the type that the method declares. They should name no
 * classes, and must not be those of Java serialization: what is read comes from outside of the
 * application. They are sealed where {@code isr.secret} is set.
 *
 * <p>What an application's codec gives back is handed out as it is. It has to be equal to what was
 * written, in all that callers look at.
 *
 * <p>Implementations are called by several threads at once. What they throw is logged as {@code
 * ISR0093}, and harms nobody: a value that cannot be written stays in the memory of its node, one
 * that cannot be read is made anew.
 */
public interface ValueCodec {

  /**
   * Whether it turns values of a type, the same for a type as long as the application runs.
   *
   * @param type what a method declares to return, or what its stage is completed with; primitive
   *     types as their wrappers
   */
  boolean supports(Type type);

  /**
   * The bytes of a value.
   *
   * @param value never null: nulls need no codec
   * @param type the declared type
   * @throws IOException if the value cannot be written
   */
  byte[] encode(Object value, Type type) throws IOException;

  /**
   * The value of bytes, which may be of another version of the application.
   *
   * @param type the declared type
   * @throws IOException if they are none of that type
   */
  Object decode(byte[] bytes, Type type) throws IOException;
}
