package org.freshet.isr.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, decoded as JAX-RS decodes them: pairs between ampersands, a plus sign
 * a space, a name without value one with an empty value. Immutable and thread-safe.
 */
public final class QueryString {

  /** A query without parameters. */
  public static final QueryString EMPTY = new QueryString(List.of());

  private final List<Parameter> parameters;

  private QueryString(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /**
   * One parameter.
   *
   * @param name its name, decoded
   * @param value its value, decoded
   */
  record Parameter(String name, String value) {}

  /**
   * Reads a query; null if its percent-encoding is malformed or not UTF-8: what answers it must not
   * be stored, since nobody knows what the resource made of it.
   *
   * @param raw the query as it was sent, without the question mark; null for none
   */
  public static @Nullable QueryString parse(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return EMPTY;
    }
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = PercentCoding.decode(equals < 0 ? pair : pair.substring(0, equals), true);
        String value = equals < 0 ? "" : PercentCoding.decode(pair.substring(equals + 1), true);
        if (name == null || value == null) {
          return null;
        }
        parameters.add(new Parameter(name, value));
      }
    }
    return new QueryString(List.copyOf(parameters));
  }

  /** The values of a parameter in their order, empty if there is none. Names are case-sensitive. */
  public List<String> values(String name) {
    List<String> values = new ArrayList<>(1);
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        values.add(parameter.value());
      }
    }
    return values;
  }

  /** The names of all parameters, each once, in their order. */
  public List<String> names() {
    return parameters.stream().map(Parameter::name).distinct().toList();
  }

  /** All parameters, by name; those of one name in their order. */
  List<Parameter> sorted() {
    return parameters.stream().sorted(Comparator.comparing(Parameter::name)).toList();
  }
}
