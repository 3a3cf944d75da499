package org.freshet.isr.call.define;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the calls of one method apart by what they are called with. Immutable and thread-safe. */
public final class CallKey {

  /** Longer keys are kept as their digests. */
  private static final int LONGEST = 512;

  private final String prefix;
  private final List<Parameter> parameters;

  record Parameter(int position, KeyPart part) {}

  CallKey(String prefix, List<Parameter> parameters) {
    this.prefix = prefix;
    this.parameters = List.copyOf(parameters);
  }

  /**
   * The key of one call.
   *
   * @param arguments all arguments of the call
   * @param caller the name of the caller, null if the value is for all
   */
  public String of(@Nullable Object[] arguments, @Nullable String caller) {
    StringBuilder key = new StringBuilder();
    for (Parameter parameter : parameters) {
      parameter.part().write(arguments[parameter.position()], key);
    }
    return of(prefix, caller, key.toString());
  }

  /** The key of something that is named, and told apart by a text. */
  public static String of(String name, @Nullable String caller, String text) {
    StringBuilder key = new StringBuilder();
    key.append(name.length()).append(':').append(name);
    if (caller == null) {
      key.append('*');
    } else {
      key.append(caller.length()).append(':').append(caller);
    }
    key.append(text);
    return key.length() > LONGEST ? digest(key.toString()) : key.toString();
  }

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
