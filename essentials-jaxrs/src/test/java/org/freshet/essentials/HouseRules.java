package org.freshet.essentials;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of this module, for any root package: {@link HouseRulesTest} holds the library to them,
 * and shows on planted violations that each of them bites.
 */
final class HouseRules {

  /**
   * The rooms, from the ground up: a room may import those of the levels below its own, never a
   * neighbour. Features stand side by side, so that each is of use alone.
   */
  private static final List<Set<String>> LADDER =
      List.of(
          Set.of("api", "seal"),
          Set.of("config"),
          Set.of("problem"),
          Set.of(
              "ratelimit",
              "lifecycle",
              "http",
              "paging",
              "crud",
              "keys",
              "revocation",
              "permission",
              "webhook"),
          Set.of("redis", "database"),
          Set.of("describe"),
          Set.of("cdi"));

  private static final String[] FORBIDDEN =
      List.of("util", "utils", "common", "impl", "manager", "helper").stream()
          .map(name -> ".." + name + "..")
          .toArray(String[]::new);

  private HouseRules() {}

  /** Every rule under a short name, for the classes below {@code root}. */
  static Map<String, ArchRule> of(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("ladder", importsGoDownTheLadder(root));
    rules.put(
        "cycles",
        slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true));
    rules.put("seal", sealIsPlain(root));
    rules.put(
        "names",
        noClasses()
            .should()
            .resideInAnyPackage(FORBIDDEN)
            .because("a package is named for the one job it has")
            .allowEmptyShould(true));
    rules.put("jackson", nothingNames("com.fasterxml..", "tools.jackson.."));
    rules.put("sister", nothingNames("org.freshet.isr.."));
    rules.put("jedis", onlyRedisKnowsJedis(root));
    rules.put("describing", onlyItsRoomKnowsWhoDescribes(root));
    rules.put("scopes", featuresCarryAScope());
    rules.put("numbers", featuresCarryANumber());
    rules.put("instances", featuresRegisterInstances());
    rules.put(
        "scanning",
        noClasses()
            .should()
            .beAnnotatedWith("jakarta.ws.rs.ext.Provider")
            .because("scanning misses libraries; META-INF/services registers them")
            .allowEmptyShould(true));
    rules.put("streams", GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    return rules;
  }

  private static ArchRule importsGoDownTheLadder(String root) {
    return classes()
        .that(resideInAPackage(root + ".."))
        .should(
            new ArchCondition<>("import down the ladder") {
              @Override
              public void check(JavaClass from, ConditionEvents events) {
                if (level(room(root, from)) < 0) {
                  events.add(SimpleConditionEvent.violated(from, from.getName() + " has no room"));
                }
                for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                  String to = room(root, dependency.getTargetClass().getBaseComponentType());
                  if (!to.isEmpty() && !mayImport(room(root, from), to)) {
                    events.add(SimpleConditionEvent.violated(from, dependency.getDescription()));
                  }
                }
              }
            })
        .because("imports go down, never up or around; nothing imports cdi")
        .allowEmptyShould(true);
  }

  private static boolean mayImport(String from, String to) {
    return from.equals(to) || level(to) < level(from);
  }

  /** The first package below the root; empty for a class outside of it. */
  private static String room(String root, JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.")[0] : "";
  }

  private static int level(String room) {
    for (int level = 0; level < LADDER.size(); level++) {
      if (LADDER.get(level).contains(room)) {
        return level;
      }
    }
    return -1;
  }

  private static ArchRule sealIsPlain(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".seal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
        .because("sealing needs a JDK and nothing else")
        .allowEmptyShould(true);
  }

  private static ArchRule nothingNames(String... packages) {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .because(
            "this module stands alone, and one class annotated for Jackson turns a whole"
                + " application to it on WildFly")
        .allowEmptyShould(true);
  }

  private static ArchRule onlyRedisKnowsJedis(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".redis..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("redis.clients..")
        .because("where Jedis is absent nothing may load its types")
        .allowEmptyShould(true);
  }

  private static ArchRule onlyItsRoomKnowsWhoDescribes(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".describe..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.microprofile.openapi..")
        .because("where MicroProfile OpenAPI is absent nothing may load its types")
        .allowEmptyShould(true);
  }

  private static ArchRule featuresCarryAScope() {
    return classes()
        .that()
        .areAssignableTo("jakarta.ws.rs.core.Feature")
        .or()
        .areAssignableTo("jakarta.ws.rs.container.DynamicFeature")
        .should(
            beAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
                .or(beAnnotatedWith("jakarta.enterprise.context.Dependent")))
        .because("without a scope @Inject stays null, silently, on both servers")
        .allowEmptyShould(true);
  }

  private static ArchRule featuresCarryANumber() {
    return classes()
        .that()
        .areAssignableTo("jakarta.ws.rs.core.Feature")
        .or()
        .areAssignableTo("jakarta.ws.rs.container.DynamicFeature")
        .should(beAnnotatedWith("jakarta.annotation.Priority"))
        .because("of services without a number of their own RESTEasy takes one and drops the rest")
        .allowEmptyShould(true);
  }

  private static ArchRule featuresRegisterInstances() {
    return noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "a feature registers a class",
                call ->
                    call.getName().equals("register")
                        && call.getTargetOwner().isAssignableTo("jakarta.ws.rs.core.Configurable")
                        && call.getTarget()
                            .getRawParameterTypes()
                            .get(0)
                            .isEquivalentTo(Class.class)))
        .because("package-private filter classes are not portable, instances are")
        .allowEmptyShould(true);
  }
}
