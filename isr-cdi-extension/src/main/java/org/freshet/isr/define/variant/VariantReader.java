package org.freshet.isr.define.variant;

import java.util.Collection;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.Variant;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrRule;
import org.freshet.isr.config.Problems;

/** Reads what selects between the responses of one method, and reports what is wrong with it. */
public final class VariantReader {

  private static final int MOST_LANGUAGES = 32;
  private static final int MOST_ROLES = 16;

  private final Problems problems;
  private final String site;

  /**
   * A reader.
   *
   * @param site the method as messages name it
   */
  public VariantReader(Problems problems, String site) {
    this.problems = problems;
    this.site = site;
  }

  /**
   * What selects.
   *
   * @param headers the names of headers that select by their value as it is, lower case
   * @param tenants why no bean can tell tenants, empty if one can
   */
  public DeclaredVariants read(IsrRule rule, Collection<String> headers, String tenants) {
    List<String> languages = languages(rule);
    boolean byLanguage = !languages.isEmpty();
    boolean byDevice = rule.by().contains(Variant.DEVICE);
    boolean byTenant = rule.by().contains(Variant.TENANT);
    refuseTwice("by", rule.by().stream().map(Enum::name).toList());
    refuseTwice("roles", rule.roles());
    if (rule.roles().size() > MOST_ROLES) {
      wrong("roles are " + rule.roles().size() + ", must be at most " + MOST_ROLES);
    }
    if (rule.roles().stream().anyMatch(String::isBlank)) {
      wrong("roles has an empty name, must not be empty");
    }
    if (byTenant && !tenants.isEmpty()) {
      wrong("selects by TENANT, but " + tenants);
    }
    DeclaredVariants read =
        new DeclaredVariants(
            byLanguage ? new Languages(languages) : null,
            byDevice,
            byTenant,
            new RoleGroups(rule.roles()));
    refuseBoth(read, headers);
    if (rule.freshness() == Isr.Freshness.RESPONSE && read.select()) {
      wrong(
          "selects by language, device, tenant or roles, must not where freshness is RESPONSE:"
              + " there Vary says what selects");
    }
    return read;
  }

  /** Those that are well-formed; the first is what everybody gets whom none suits. */
  private List<String> languages(IsrRule rule) {
    List<String> languages = rule.languages();
    if (languages.isEmpty() && rule.by().contains(Variant.LANGUAGE)) {
      wrong("selects by LANGUAGE, must name languages, or isr.languages must");
    }
    if (languages.size() > MOST_LANGUAGES) {
      wrong("languages are " + languages.size() + ", must be at most " + MOST_LANGUAGES);
    }
    refuseTwice("languages", languages);
    languages.stream()
        .filter(tag -> !isWellFormed(tag))
        .forEach(tag -> wrong("language '" + tag + "' must be a BCP 47 tag, such as pt-BR"));
    return languages.stream().filter(VariantReader::isWellFormed).toList();
  }

  private static boolean isWellFormed(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private void refuseTwice(String member, List<String> values) {
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      String one = member.equals("roles") ? value : value.toLowerCase(Locale.ROOT);
      if (!seen.add(one)) {
        wrong(member + " names '" + value + "' twice");
      }
    }
  }

  /** A field that selects by its value as well would make as many variants as it has values. */
  private void refuseBoth(DeclaredVariants variants, Collection<String> headers) {
    for (String field : variants.fields()) {
      if (headers.contains(field)) {
        wrong("selects by the header '" + field + "', and by what is told from it, must not");
      }
    }
  }

  private void wrong(String rule) {
    problems.add(Codes.ISR_VARIANT, site, rule);
  }
}
