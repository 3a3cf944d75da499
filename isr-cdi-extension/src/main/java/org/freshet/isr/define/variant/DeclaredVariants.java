package org.freshet.isr.define.variant;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What selects between the responses of a method beside its inputs.
 *
 * @param languages in which it answers, null if the language does not select
 * @param device whether the kind of device selects
 * @param tenant whether the tenant selects
 * @param groups the groups of visitors by their roles
 */
public record DeclaredVariants(
    @Nullable Languages languages, boolean device, boolean tenant, RoleGroups groups) {

  /** Nothing else selects. */
  public static final DeclaredVariants NONE =
      new DeclaredVariants(null, false, false, new RoleGroups(List.of()));

  /** Whether anything selects. */
  public boolean select() {
    return languages != null || device || tenant || groups.partVisitors();
  }

  /** The request fields, lower case, that tell language and device. */
  public List<String> fields() {
    List<String> fields = new ArrayList<>();
    if (languages != null) {
      fields.add("accept-language");
    }
    if (device) {
      fields.addAll(Devices.FIELDS);
    }
    return fields;
  }
}
