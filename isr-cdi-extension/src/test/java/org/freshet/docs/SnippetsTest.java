package org.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.freshet.docs.example.CanteenResource;
import org.freshet.docs.example.CuisineResource;
import org.freshet.docs.example.LatestResource;
import org.freshet.docs.example.LocalisedResource;
import org.freshet.docs.example.MenuResource;
import org.freshet.docs.example.PriceResource;
import org.freshet.docs.example.RecipeResource;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.TagResolver;
import org.freshet.isr.config.Problems;
import org.freshet.isr.define.IsrMethodReader;
import org.freshet.isr.define.IsrMethods;
import org.freshet.isr.define.ReachableInputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages quote is what the build compiles and runs. */
class SnippetsTest {

  private static final Set<String> CODE = Set.of("java", "xml");
  private static final Pattern SETTING = Pattern.compile("isr\\.[a-z]+(?:[.-][a-z]+)*");
  private static final Pattern OVERRIDE = Pattern.compile("(?m)^(?:\\S+/)?Isr/(\\w+)=");
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>freshet</artifactId>\\s*<version>([^<]+)</version>");

  static Stream<Snippet> snippets() {
    return Documents.pages().stream()
        .flatMap(page -> Snippet.of(Documents.name(page), Documents.read(page)).stream());
  }

  static Stream<Snippet> code() {
    return snippets().filter(snippet -> CODE.contains(snippet.language()));
  }

  @ParameterizedTest
  @MethodSource("code")
  void quoted_code_stands_in_the_file_it_is_from(Snippet snippet) {
    assertThat(snippet.source()).as("a comment before the fence names the file").isNotEmpty();
    String file = Documents.read(snippet.source()).replace("${project.version}", version());

    assertThat(snippet.standsIn(file)).as(snippet.toString()).isTrue();
  }

  @Test
  void the_readme_and_the_quick_start_quote_code() {
    assertThat(code())
        .extracting(Snippet::page)
        .contains("README.md", "docs/guide/quick-start.md", "docs/guide/tags.md");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int b = 2;\nint c = 3;",
        "    int b = 2;\n    int c = 3;",
        "int a = 1;\n// ...\nint c = 3;",
        "int a = 1;\n...\nint d = 4;"
      })
  void a_run_of_lines_is_found_however_far_it_is_indented(String quoted) {
    assertThat(quoting(quoted).standsIn("  int a = 1;\n  int b = 2;\n  int c = 3;\n  int d = 4;\n"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int b = 3;",
        "int a = 1;\nint c = 3;",
        "int b = 2;\n  int c = 3;",
        "int c = 3;\n// ...\nint a = 1;"
      })
  void a_text_that_differs_is_not_found(String quoted) {
    assertThat(quoting(quoted).standsIn("  int a = 1;\n  int b = 2;\n  int c = 3;\n  int d = 4;\n"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        RecipeResource.class,
        CuisineResource.class,
        LocalisedResource.class,
        CanteenResource.class,
        LatestResource.class,
        MenuResource.class,
        PriceResource.class
      })
  void an_example_is_a_definition_that_is_accepted(Class<?> resource) {
    Problems problems = new Problems();
    ReachableInputs reachable = new ReachableInputs(null);
    IsrMethods methods =
        new IsrMethods(
            found ->
                new IsrMethodReader(
                    config(), found, reachable, type -> new TagResolver.None(), () -> ""));

    methods.readAll(resource, problems);

    assertThat(problems.found()).isEmpty();
    assertThat(Arrays.stream(resource.getMethods()).filter(m -> m.isAnnotationPresent(Isr.class)))
        .isNotEmpty()
        .allSatisfy(method -> assertThat(methods.find(resource, method)).isNotNull());
  }

  @Test
  void every_setting_is_in_the_table_of_the_readme_and_no_other() {
    String table = Documents.read("README.md").split("## Settings")[1].split("\n## ")[0];
    Set<String> rows = new HashSet<>();
    Matcher row = Pattern.compile("(?m)^\\| `(isr\\.[a-z.-]+)` \\|").matcher(table);
    while (row.find()) {
      rows.add(row.group(1));
    }

    assertThat(rows).isEqualTo(settings());
  }

  @Test
  void a_page_names_no_setting_that_does_not_exist() {
    Set<String> known = settings();
    snippets()
        .filter(snippet -> snippet.language().equals("properties"))
        .forEach(
            snippet -> {
              String text = String.join("\n", snippet.text());
              Matcher setting = Pattern.compile("(?m)^(isr\\.[a-z.-]+)=").matcher(text);
              while (setting.find()) {
                assertThat(known).as(snippet.toString()).contains(setting.group(1));
              }
              Matcher override = OVERRIDE.matcher(text);
              while (override.find()) {
                assertThat(members()).as(snippet.toString()).contains(override.group(1));
              }
            });
  }

  private static Snippet quoting(String text) {
    return new Snippet("page", 1, "java", "file", text.lines().toList());
  }

  private static String version() {
    Matcher version = VERSION.matcher(Documents.read("pom.xml"));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  /** The names of the readers, which refuse all others. */
  private static Set<String> settings() {
    Set<String> names = new HashSet<>();
    for (String reader :
        List.of("SettingsReader", "EdgeSettingsReader", "RedisReader", "MessagingSettings")) {
      String source =
          Documents.read(
              "isr-cdi-extension/src/main/java/org/freshet/isr/config/" + reader + ".java");
      Matcher name = SETTING.matcher(source.split("NAMES =")[1].split(";")[0]);
      while (name.find()) {
        names.add(name.group());
      }
    }
    return names;
  }

  private static List<String> members() {
    List<String> names =
        new ArrayList<>(
            Arrays.stream(Isr.class.getDeclaredMethods()).map(Method::getName).toList());
    names.add("enabled");
    names.remove("tagResolver");
    return names;
  }

  private static Config config() {
    return (Config)
        Proxy.newProxyInstance(
            SnippetsTest.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> Optional.empty());
  }
}
