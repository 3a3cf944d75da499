package org.freshet.essentials.api;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an API key is to be issued for.
 *
 * <pre>{@code
 * keys.issue(NewApiKey.of("importer", "books.read").lasting(Duration.ofDays(90)));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param owner who calls with it, 1 to 200 characters
 * @param label what people call it, at most 200 characters; empty for nothing
 * @param scopes what it is good for, the roles of its caller: each of 1 to 64 printable ASCII
 *     characters without spaces and commas, all together at most 2000
 * @param life for how long it is accepted, from 1 ms; null for ever
 */
public record NewApiKey(String owner, String label, Set<String> scopes, @Nullable Duration life) {

  private static final int LONGEST = 200;
  private static final int ALL_SCOPES = 2000;
  private static final Pattern SCOPE = Pattern.compile("[!-+\\--~]{1,64}");

  /**
   * A wish for a key.
   *
   * @throws IllegalArgumentException if a value breaks its rule
   */
  public NewApiKey {
    if (owner.isBlank() || owner.length() > LONGEST) {
      throw new IllegalArgumentException("owner must have 1 to " + LONGEST + " characters");
    }
    if (label.length() > LONGEST) {
      throw new IllegalArgumentException("label must have at most " + LONGEST + " characters");
    }
    for (String scope : scopes) {
      if (!SCOPE.matcher(scope).matches()) {
        throw new IllegalArgumentException(
            "a scope must be 1 to 64 printable ASCII characters without spaces and commas");
      }
    }
    if (String.join(",", scopes).length() > ALL_SCOPES) {
      throw new IllegalArgumentException("scopes must have at most 2000 characters together");
    }
    if (life != null && life.toMillis() < 1) {
      throw new IllegalArgumentException("life must be at least 1 ms");
    }
    scopes = Set.copyOf(scopes);
  }

  /** A key without a label that never ends. */
  public static NewApiKey of(String owner, String... scopes) {
    return new NewApiKey(owner, "", new TreeSet<>(Set.of(scopes)), null);
  }

  /** The same with a label. */
  public NewApiKey labelled(String label) {
    return new NewApiKey(owner, label, scopes, life);
  }

  /** The same for some time only. */
  public NewApiKey lasting(Duration life) {
    return new NewApiKey(owner, label, scopes, life);
  }
}
