package org.freshet.isr.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.isr.api.Device;
import org.freshet.isr.config.Codes;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.define.variant.DeclaredVariants;
import org.freshet.isr.define.variant.Devices;
import org.freshet.isr.define.variant.Languages;
import org.freshet.isr.http.RequestFields;
import org.freshet.isr.http.RequestKey;
import org.freshet.isr.produce.Selected;
import org.freshet.isr.store.Header;
import org.jspecify.annotations.Nullable;

/**
 * Tells by what the responses of one method are selected beside its inputs: language, device,
 * tenant, roles. Thread-safe.
 */
final class VariantSelector {

  private static final Logger LOG = System.getLogger(VariantSelector.class.getName());

  private static final int LONGEST_TENANT = 200;

  private final String site;
  private final DeclaredVariants variants;
  private final Tenants tenants;
  private final List<String> told;
  private final AtomicBoolean reported = new AtomicBoolean();

  VariantSelector(IsrMethod method, Tenants tenants) {
    this.site = method.site();
    this.variants = method.variants();
    this.tenants = tenants;
    this.told = List.copyOf(variants.fields());
  }

  /** Whether visitors are parted by their roles. */
  boolean partsVisitors() {
    return variants.groups().partVisitors();
  }

  /** The names of the fields that tell what selects, lower case. */
  List<String> fields() {
    if (!variants.tenant()) {
      return told;
    }
    List<String> fields = new ArrayList<>(told);
    fields.addAll(tenants.headers());
    return fields;
  }

  /** What selects the response to a request. */
  Selected read(ContainerRequestContext request, @Nullable String base, @Nullable URI uri) {
    if (!variants.select()) {
      return Selected.NOTHING;
    }
    RequestFields fields = request::getHeaderString;
    Languages languages = variants.languages();
    SecurityContext security = request.getSecurityContext();
    return new Selected(
        languages == null ? null : languages.negotiated(fields.value("accept-language")),
        variants.device()
            ? Devices.of(fields.value(Devices.HINT), fields.value(Devices.AGENT))
            : null,
        variants.tenant() && uri != null ? tenant(base, uri, fields) : null,
        variants.groups().roles(),
        partsVisitors() ? variants.groups().held(security::isUserInRole) : Set.of());
  }

  /** False if the tenant selects and is not known. */
  boolean knowsTenant(Selected selected) {
    return !variants.tenant() || selected.tenant() != null;
  }

  void addTo(RequestKey key, Selected selected) {
    Locale language = selected.language();
    Device device = selected.device();
    String tenant = selected.tenant();
    if (language != null) {
      key.variant("language", language.toLanguageTag());
    }
    if (device != null) {
      key.variant("device", device.name());
    }
    if (tenant != null) {
      key.variant("tenant", tenant);
    }
    if (partsVisitors()) {
      key.variant("roles", variants.groups().name(selected.held()));
    }
  }

  /** The field by which a renewal asks for the same; null for what it leaves out. */
  @Nullable Header asking(String field, @Nullable String sent, Selected selected) {
    Locale language = selected.language();
    Device device = selected.device();
    if (language != null && field.equals("accept-language")) {
      return new Header(field, language.toLanguageTag());
    }
    if (device != null && field.equals(Devices.AGENT)) {
      return new Header(field, Devices.agent(device));
    }
    // The JDK's client sends no hints; without one the agent tells.
    if (sent == null || device != null && field.equals(Devices.HINT)) {
      return null;
    }
    return new Header(field, sent);
  }

  private @Nullable String tenant(@Nullable String base, URI uri, RequestFields fields) {
    try {
      String tenant = tenants.tenant(AskedTenant.of(base, uri, tenants.headers(), fields));
      if (tenant != null && !tenant.isEmpty() && tenant.length() <= LONGEST_TENANT) {
        return tenant;
      }
      report(null);
    } catch (RuntimeException e) {
      report(e);
    }
    return null;
  }

  private void report(@Nullable RuntimeException cause) {
    if (reported.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          Codes.UNKNOWN_TENANT
              + ": "
              + site
              + ": the tenant of a request could not be told; it is neither answered from store nor"
              + " stored (reported once)",
          cause);
    }
  }
}
