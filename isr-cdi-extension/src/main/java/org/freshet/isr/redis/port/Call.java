package org.freshet.isr.redis.port;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One script with its keys and arguments. */
public final class Call {

  private final Script script;
  private final List<byte[]> keys;
  private final List<byte[]> arguments = new ArrayList<>();

  private Call(Script script, List<byte[]> keys) {
    this.script = script;
    this.keys = keys;
  }

  /** A call without arguments so far. */
  public static Call of(Script script, String... keys) {
    List<byte[]> bytes = new ArrayList<>(keys.length);
    for (String key : keys) {
      bytes.add(bytes(key));
    }
    return new Call(script, bytes);
  }

  /** Adds an argument. */
  public Call with(String argument) {
    return with(bytes(argument));
  }

  /** Adds an argument. */
  public Call with(long argument) {
    return with(Long.toString(argument));
  }

  /** Adds an argument. */
  public Call with(byte[] argument) {
    arguments.add(argument);
    return this;
  }

  Script script() {
    return script;
  }

  List<byte[]> keys() {
    return keys;
  }

  List<byte[]> arguments() {
    return arguments;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
