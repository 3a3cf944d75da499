package org.freshet.essentials.problem.parameter;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a parameter becomes a value, as Jakarta REST has it (section 3.2): a primitive or
 * its wrapper, a constructor that takes a text, {@code valueOf} or {@code fromString}; and {@code
 * parse} of the types of {@code java.time}.
 *
 * @param step makes the value
 * @param absent what no text stands for: the zero of a primitive, else null
 * @param rule what a text must be, for people
 */
record Conversion(Step step, @Nullable Object absent, String rule) {

  private static final int MOST_CONSTANTS = 20;
  private static final String WHOLE = "must be a whole number";
  private static final String NUMBER = "must be a number";

  private static final Map<Class<?>, Conversion> SIMPLE =
      Map.ofEntries(
          Map.entry(byte.class, new Conversion(Byte::valueOf, (byte) 0, WHOLE)),
          Map.entry(short.class, new Conversion(Short::valueOf, (short) 0, WHOLE)),
          Map.entry(int.class, new Conversion(Integer::valueOf, 0, WHOLE)),
          Map.entry(long.class, new Conversion(Long::valueOf, 0L, WHOLE)),
          Map.entry(float.class, new Conversion(Conversion::real, 0f, NUMBER)),
          Map.entry(double.class, new Conversion(Conversion::decimal, 0d, NUMBER)),
          Map.entry(
              boolean.class, new Conversion(Conversion::truth, false, "must be true or false")),
          Map.entry(
              char.class, new Conversion(Conversion::character, '\0', "must be one character")),
          Map.entry(Byte.class, new Conversion(Byte::valueOf, null, WHOLE)),
          Map.entry(Short.class, new Conversion(Short::valueOf, null, WHOLE)),
          Map.entry(Integer.class, new Conversion(Integer::valueOf, null, WHOLE)),
          Map.entry(Long.class, new Conversion(Long::valueOf, null, WHOLE)),
          Map.entry(Float.class, new Conversion(Conversion::real, null, NUMBER)),
          Map.entry(Double.class, new Conversion(Conversion::decimal, null, NUMBER)),
          Map.entry(
              Boolean.class, new Conversion(Conversion::truth, null, "must be true or false")),
          Map.entry(
              Character.class,
              new Conversion(Conversion::character, null, "must be one character")),
          Map.entry(
              java.math.BigInteger.class, new Conversion(java.math.BigInteger::new, null, WHOLE)),
          Map.entry(
              java.math.BigDecimal.class, new Conversion(java.math.BigDecimal::new, null, NUMBER)));

  /** Makes a value of a text, or throws. */
  @FunctionalInterface
  interface Step {
    @Nullable Object apply(String text) throws Exception;
  }

  /**
   * How texts become values of a type.
   *
   * @return null if this is no type of single values, or one that Jakarta REST knows itself
   */
  static @Nullable Conversion of(Class<?> type) {
    Conversion simple = SIMPLE.get(type);
    if (simple != null) {
      return simple;
    }
    if (type == String.class || type.isArray() || type.getName().startsWith("jakarta.")) {
      return null;
    }
    Step step = type.isEnum() ? named(type, "fromString", "valueOf") : made(type);
    return step == null ? null : new Conversion(step, null, rule(type));
  }

  private static @Nullable Step made(Class<?> type) {
    if (type.getPackageName().equals("java.time")) {
      return parsed(type);
    }
    try {
      Constructor<?> constructor = type.getConstructor(String.class);
      if (!Modifier.isAbstract(type.getModifiers())) {
        return text -> call(() -> constructor.newInstance(text));
      }
    } catch (NoSuchMethodException e) {
      // Falls through: there may be a method instead.
    }
    return named(type, "valueOf", "fromString");
  }

  private static @Nullable Step named(Class<?> type, String... names) {
    for (String name : names) {
      try {
        Method method = type.getMethod(name, String.class);
        if (Modifier.isStatic(method.getModifiers())
            && type.isAssignableFrom(method.getReturnType())) {
          return text -> call(() -> method.invoke(null, text));
        }
      } catch (NoSuchMethodException e) {
        // The next one.
      }
    }
    return null;
  }

  private static @Nullable Step parsed(Class<?> type) {
    try {
      Method parse = type.getMethod("parse", CharSequence.class);
      return text -> call(() -> parse.invoke(null, text));
    } catch (NoSuchMethodException e) {
      return named(type, "of");
    }
  }

  private static String rule(Class<?> type) {
    Object[] constants = type.getEnumConstants();
    if (constants != null && constants.length > 0 && constants.length <= MOST_CONSTANTS) {
      return Arrays.stream(constants)
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining(", ", "must be one of ", ""));
    }
    return "is not valid";
  }

  private interface Call {
    @Nullable Object run() throws ReflectiveOperationException;
  }

  private static @Nullable Object call(Call call) throws Exception {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** {@code Boolean.valueOf} takes every text that is not {@code true} for false. */
  private static Boolean truth(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.valueOf(text);
    }
    throw new IllegalArgumentException();
  }

  private static Character character(String text) {
    if (text.length() == 1) {
      return text.charAt(0);
    }
    throw new IllegalArgumentException();
  }

  private static Float real(String text) {
    return decimal(text).floatValue();
  }

  /** Without the suffixes and hexadecimal forms of the language. */
  private static Double decimal(String text) {
    if (text.matches("[-+]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][-+]?\\d{1,4})?")) {
      return Double.valueOf(text);
    }
    throw new NumberFormatException();
  }
}
