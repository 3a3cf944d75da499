package org.freshet.essentials.ratelimit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.freshet.essentials.api.RateLimitCaller;

/** Somebody who calls. */
record FakeCaller(String address, String name, Set<String> roles, Map<String, String> fields)
    implements RateLimitCaller {

  static FakeCaller anonymous(String address) {
    return new FakeCaller(address, null, Set.of(), Map.of());
  }

  static FakeCaller named(String name, String... roles) {
    return new FakeCaller("192.0.2.1", name, Set.of(roles), Map.of());
  }

  FakeCaller with(String field, String value) {
    return new FakeCaller(address, name, roles, Map.of(field, value));
  }

  @Override
  public Optional<String> user() {
    return Optional.ofNullable(name);
  }

  @Override
  public boolean isInRole(String role) {
    return roles.contains(role);
  }

  @Override
  public Optional<String> header(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/";
  }
}
