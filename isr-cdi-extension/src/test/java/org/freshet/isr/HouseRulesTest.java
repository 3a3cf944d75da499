package org.freshet.isr;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.freshet.isr.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

  private static final String LIBRARY = "org.freshet.isr";
  private static final String PLANTED = "org.freshet.planted.isr";
  private static final Path SOURCES = Path.of("src/main/java");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Tag.class.getProtectionDomain().getCodeSource().getLocation());

  private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

  static Stream<String> rules() {
    return HouseRules.of(LIBRARY).keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_library_keeps_the_rule(String rule) {
    assertThat(CLASSES).isNotEmpty();
    rule(LIBRARY, rule).check(CLASSES);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "ladder, ReachesUp",
    "ladder, ReachesAround",
    "ladder, StandsInNoRoom",
    "cycles, ReachesUp",
    "cycles, ReachesAroundInside",
    "policy, AsksTheServer",
    "policy, TalksToTheStore",
    "now, AsksTheClock",
    "names, Anything",
    "jedis, TalksToRedis",
    "hibernate, NamesHibernate",
    "watching, NamesTelemetry",
    "signing, NamesSigner",
    "describing, NamesOpenApi",
    "binding, ForJackson",
    "jackson, ForJackson",
    "serialisation, ReadsObjects",
    "scopes, ScopelessFeature",
    "scopes, ScopelessFilter",
    "numbers, ScopelessFeature",
    "instances, ScopelessFeature",
    "scanning, ScannedFilter",
    "streams, Prints",
  })
  void the_rule_bites(String rule, String planted) {
    assertThat(rule(PLANTED, rule).evaluate(VIOLATIONS).getFailureReport().toString())
        .contains(planted);
  }

  @Test
  void every_package_says_what_it_is_for_and_only_api_is_not_internal() throws IOException {
    for (Path folder : foldersWithSources()) {
      Path info = folder.resolve("package-info.java");
      assertThat(info).exists().content().contains("@NullMarked");
      if (!folder.endsWith("api")) {
        assertThat(info).content().containsPattern("\\A/\\*\\*(\\s+\\*)? Internal\\. ");
      }
    }
  }

  private static ArchRule rule(String root, String name) {
    return HouseRules.of(root).get(name);
  }

  private static List<Path> foldersWithSources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .toList();
    }
  }
}
