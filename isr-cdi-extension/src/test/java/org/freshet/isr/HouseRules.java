package org.freshet.isr;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules of the house, for any root package: {@link HouseRulesTest} holds the library to them,
 * and shows on planted violations that each of them bites.
 */
final class HouseRules {

  /**
   * The rooms, from the ground up: a room may import those of the levels below its own. Rooms
   * inside of a room stand on its level, and may import each other as long as there is no cycle.
   */
  private static final List<Set<String>> LADDER =
      List.of(
          Set.of("api", "config"),
          Set.of("store", "tags", "edge"),
          Set.of("policy", "revalidate", "define", "produce", "meter"),
          Set.of("http", "persistence", "redis", "messaging"),
          Set.of("serve"),
          Set.of("front", "jaxrs", "call", "pages", "admin", "observe"),
          Set.of("cdi"));

  /**
   * Who may import a neighbour of its own level: a stored response carries the pin it was made at,
   * an edge is told of tags, a fragment of a page is kept as a call is.
   */
  private static final Map<String, Set<String>> NEIGHBOURS =
      Map.of(
          "config",
          Set.of("api"),
          "store",
          Set.of("tags"),
          "edge",
          Set.of("tags"),
          "pages",
          Set.of("call"));

  private static final Set<String> FORBIDDEN_NAMES =
      Set.of("util", "utils", "common", "impl", "manager", "helper");

  private static final List<String> FEATURES =
      List.of("jakarta.ws.rs.core.Feature", "jakarta.ws.rs.container.DynamicFeature");

  private static final List<String> PROVIDERS =
      List.of(
          "jakarta.ws.rs.container.ContainerRequestFilter",
          "jakarta.ws.rs.container.ContainerResponseFilter",
          "jakarta.ws.rs.ext.ReaderInterceptor",
          "jakarta.ws.rs.ext.WriterInterceptor",
          "jakarta.ws.rs.ext.MessageBodyReader",
          "jakarta.ws.rs.ext.MessageBodyWriter",
          "jakarta.ws.rs.ext.ExceptionMapper",
          "jakarta.ws.rs.ext.ContextResolver",
          "jakarta.ws.rs.ext.ParamConverterProvider");

  private static final Set<String> CLOCKS =
      Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime");

  private HouseRules() {}

  /** Every rule under a short name, for the classes below {@code root}. */
  static Map<String, ArchRule> of(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("ladder", importsGoDownTheLadder(root));
    rules.put(
        "cycles",
        slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true));
    rules.put("policy", policyIsPlain(root));
    rules.put("now", policyIsToldTheTime(root));
    rules.put("names", packagesAreNamedForTheirJob(root));
    rules.put("jedis", onlyRedisKnowsJedis(root));
    rules.put("messaging", onlyItsRoomKnowsMessaging(root));
    rules.put("hibernate", onlyItsRoomKnowsHibernate(root));
    rules.put("watching", onlyItsRoomKnowsWhoWatches(root));
    rules.put("signing", onlyItsRoomKnowsWhoSigns(root));
    rules.put("describing", onlyItsRoomKnowsWhoDescribes(root));
    rules.put("binding", onlyItsRoomKnowsJackson(root));
    rules.put("jackson", nothingCarriesJacksonAnnotations());
    rules.put("serialisation", nothingReadsSerialisedObjects());
    rules.put("scopes", providersCarryAScope());
    rules.put("numbers", featuresCarryANumber());
    rules.put("instances", featuresRegisterInstances());
    rules.put("scanning", nothingWaitsToBeScanned());
    rules.put("streams", GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    return rules;
  }

  private static ArchRule importsGoDownTheLadder(String root) {
    return classes()
        .that(resideInAPackage(root + ".."))
        .should(
            onlyDependOn(
                "import down the ladder",
                (from, to) ->
                    room(root, to).isEmpty() || mayImport(room(root, from), room(root, to))))
        .andShould(haveA("room on the ladder", type -> level(room(root, type)) >= 0))
        .because("imports go down, never up or around; nothing imports cdi")
        .allowEmptyShould(true);
  }

  private static boolean mayImport(String from, String to) {
    return from.equals(to)
        || level(to) < level(from)
        || NEIGHBOURS.getOrDefault(from, Set.of()).contains(to);
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

  private static ArchRule policyIsPlain(String root) {
    Set<String> below = Set.of("policy", "api", "config", "tags");
    return classes()
        .that(resideInAPackage(root + ".policy.."))
        .should(
            onlyDependOn(
                "import java, api, config, tags and the records of store only",
                (from, to) ->
                    to.isPrimitive()
                        || to.getPackageName().startsWith("java.")
                        || to.getPackageName().startsWith("org.jspecify.")
                        || below.contains(room(root, to))
                        || room(root, to).equals("store") && (to.isRecord() || to.isEnum())))
        .because("decisions are plain Java")
        .allowEmptyShould(true);
  }

  private static ArchRule policyIsToldTheTime(String root) {
    return noClasses()
        .that(resideInAPackage(root + ".policy.."))
        .should()
        .callMethodWhere(DescribedPredicate.describe("it asks a clock", HouseRules::asksAClock))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.time.Clock.class)
        .because("now is an argument")
        .allowEmptyShould(true);
  }

  private static boolean asksAClock(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    return CLOCKS.contains(owner + "." + call.getName())
        || owner.startsWith("java.time.") && call.getName().equals("now");
  }

  private static ArchRule packagesAreNamedForTheirJob(String root) {
    return noClasses()
        .that(resideInAPackage(root + ".."))
        .should()
        .resideInAnyPackage(
            FORBIDDEN_NAMES.stream().map(name -> ".." + name + "..").toArray(String[]::new))
        .because("a package is named for the one job it has")
        .allowEmptyShould(true);
  }

  private static ArchRule onlyRedisKnowsJedis(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".redis..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("redis.clients..")
        .allowEmptyShould(true);
  }

  private static ArchRule onlyItsRoomKnowsMessaging(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".messaging..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.jms..")
        .because("a server of the web profile does not have them")
        .allowEmptyShould(true);
  }

  private static ArchRule onlyItsRoomKnowsHibernate(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".persistence.hibernate..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hibernate..")
        .because("where Hibernate is absent nothing may load its types")
        .allowEmptyShould(true);
  }

  private static ArchRule onlyItsRoomKnowsWhoWatches(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".observe..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.opentelemetry..", "org.eclipse.microprofile.health..")
        .because("where they are absent nothing may load their types")
        .allowEmptyShould(true);
  }

  private static ArchRule onlyItsRoomKnowsWhoSigns(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".edge.sign..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon.awssdk..", "com.akamai.edgegrid..")
        .because("where they are absent nothing may load their types")
        .allowEmptyShould(true);
  }

  private static ArchRule onlyItsRoomKnowsWhoDescribes(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".admin.describe..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.microprofile.openapi..")
        .because("where MicroProfile OpenAPI is absent nothing may load its types")
        .allowEmptyShould(true);
  }

  private static ArchRule onlyItsRoomKnowsJackson(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".call.codec..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .because("where an application has no Jackson nothing may load its types")
        .allowEmptyShould(true);
  }

  private static ArchRule nothingCarriesJacksonAnnotations() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.fasterxml.jackson.annotation..",
            "com.fasterxml.jackson.databind.annotation..",
            "tools.jackson.databind.annotation..")
        .because(
            "one annotated class in a library turns the whole application to Jackson on WildFly")
        .allowEmptyShould(true);
  }

  private static ArchRule nothingReadsSerialisedObjects() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.io.ObjectInputStream.class)
        .allowEmptyShould(true);
  }

  private static ArchRule providersCarryAScope() {
    DescribedPredicate<JavaClass> injected =
        DescribedPredicate.describe(
            "are features, or providers that are injected",
            type ->
                FEATURES.stream().anyMatch(type::isAssignableTo)
                    || PROVIDERS.stream().anyMatch(type::isAssignableTo)
                        && type.getMembers().stream().anyMatch(HouseRules::isInjected));
    return classes()
        .that(injected)
        .and()
        .areNotInterfaces()
        .should(
            beAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
                .or(beAnnotatedWith("jakarta.enterprise.context.Dependent")))
        .because("without a scope @Inject stays null, silently, on both servers")
        .allowEmptyShould(true);
  }

  private static boolean isInjected(JavaMember member) {
    return member.isAnnotatedWith("jakarta.inject.Inject");
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

  private static ArchRule nothingWaitsToBeScanned() {
    return noClasses()
        .should()
        .beAnnotatedWith("jakarta.ws.rs.ext.Provider")
        .because("scanning misses libraries; META-INF/services registers them")
        .allowEmptyShould(true);
  }

  private static ArchCondition<JavaClass> haveA(String what, Predicate<JavaClass> has) {
    return new ArchCondition<>("have a " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!has.test(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " has no " + what));
        }
      }
    };
  }

  private interface Allowed {
    boolean allows(JavaClass from, JavaClass to);
  }

  private static ArchCondition<JavaClass> onlyDependOn(String description, Allowed allowed) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
          if (!allowed.allows(from, dependency.getTargetClass().getBaseComponentType())) {
            events.add(SimpleConditionEvent.violated(from, dependency.getDescription()));
          }
        }
      }
    };
  }
}
