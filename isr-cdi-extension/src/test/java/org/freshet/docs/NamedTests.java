package org.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tests that a page names as evidence: {@code `FooIT#a_sentence`}. */
final class NamedTests {

  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract|Matrix))(?:#(\\w+))?`");
  private static final List<String> MODULES =
      List.of(
          "isr-cdi-extension",
          "essentials-jaxrs",
          "partstream-jaxrs",
          "partstream-junit",
          "demo-war",
          "src-it",
          "bench");

  private final Map<String, String> sources = sources();

  static boolean areIn(String text) {
    return TEST.matcher(text).find();
  }

  /** Fails if one that the text names does not exist. */
  void assertExist(String site, String text) {
    Matcher test = TEST.matcher(text);
    while (test.find()) {
      String name = test.group(1);
      assertThat(sources).as(site).containsKey(name);
      if (test.group(2) != null) {
        assertThat(sources.get(name))
            .as(site + ": a method of " + name)
            .containsPattern("void " + test.group(2) + "\\(");
      }
    }
  }

  /** The sources of all test classes by their simple names. */
  private static Map<String, String> sources() {
    Map<String, String> tests = new HashMap<>();
    for (String module : MODULES) {
      Path folder = Documents.root().resolve(module).resolve("src/test/java");
      if (folder.toFile().exists()) {
        Documents.files(folder, Integer.MAX_VALUE, ".java")
            .forEach(
                file ->
                    tests.merge(
                        file.getFileName().toString().replace(".java", ""),
                        Documents.read(file),
                        String::concat));
      }
    }
    return tests;
  }
}
