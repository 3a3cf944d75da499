package org.freshet.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.freshet.essentials.api.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

  private static final String LIBRARY = "org.freshet.essentials";
  private static final String PLANTED = "org.freshet.planted.essentials";
  private static final Path SOURCES = Path.of("src/main/java");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Problem.class.getProtectionDomain().getCodeSource().getLocation());

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
    "ladder, StandsInNoRoom",
    "cycles, ReachesUp",
    "seal, AsksTheServer",
    "names, Anything",
    "jackson, NamesJackson",
    "sister, NamesTheSister",
    "jedis, TalksToRedis",
    "describing, NamesOpenApi",
    "scopes, ScopelessFeature",
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
  void every_package_says_what_it_is_for_and_only_what_users_see_is_not_internal()
      throws IOException {
    for (Path folder : foldersWithSources()) {
      Path info = folder.resolve("package-info.java");
      assertThat(info).exists().content().contains("@NullMarked");
      if (!folder.endsWith("api") && !folder.endsWith("seal")) {
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
