package org.freshet.isr.jaxrs;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.freshet.isr.api.TenantResolver;
import org.freshet.isr.http.RequestFields;
import org.jspecify.annotations.Nullable;

/**
 * What may tell a tenant.
 *
 * @param base the public base, or scheme and authority where there is none
 * @param path the decoded path
 * @param readable the names of headers that may be read, lower case
 * @param fields reads them
 */
record AskedTenant(String base, String path, List<String> readable, RequestFields fields)
    implements TenantResolver.Asked {

  static AskedTenant of(
      @Nullable String base, URI uri, List<String> readable, RequestFields fields) {
    String asked = base == null ? uri.getScheme() + "://" + uri.getRawAuthority() : base;
    return new AskedTenant(asked, uri.getPath(), readable, fields);
  }

  @Override
  public String host() {
    String host = URI.create(base).getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  @Override
  public @Nullable String header(String name) {
    if (!readable.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "TenantResolver.headers() does not name '" + name + "', which tenant() reads");
    }
    return fields.value(name);
  }
}
