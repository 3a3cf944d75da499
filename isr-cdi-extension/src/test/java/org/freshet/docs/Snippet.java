package org.freshet.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fenced block of a page, and the file it was taken from: the comment {@code <!-- from: path -->}
 * stands in the line before the fence. A line of three dots stands for lines left out.
 *
 * @param page the page
 * @param line the line of the fence in it
 * @param language what the fence says the block is
 * @param source where it was taken from, empty if it does not say
 * @param text the lines of the block
 */
record Snippet(String page, int line, String language, String source, List<String> text) {

  private static final Pattern SOURCE = Pattern.compile("<!-- from: (\\S+) -->");
  private static final Pattern GAP =
      Pattern.compile("\\s*(//\\s*|<!--\\s*)?\\.\\.\\.(\\s*-->)?\\s*");

  /** All fenced blocks of a page. */
  static List<Snippet> of(String page, String content) {
    List<Snippet> found = new ArrayList<>();
    List<String> lines = content.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("```")) {
        int end = i + 1;
        while (!lines.get(end).startsWith("```")) {
          end++;
        }
        String language = lines.get(i).substring(3).trim();
        Matcher source = SOURCE.matcher(i == 0 ? "" : lines.get(i - 1));
        String from = source.matches() ? source.group(1) : "";
        found.add(new Snippet(page, i + 1, language, from, lines.subList(i + 1, end)));
        i = end;
      }
    }
    return found;
  }

  /** Whether each run of lines between gaps stands in the file, one after the other. */
  boolean standsIn(String file) {
    List<String> lines = file.lines().map(String::stripTrailing).toList();
    int from = 0;
    for (List<String> run : runs()) {
      int at = indexOf(run, lines, from);
      if (at < 0) {
        return false;
      }
      from = at + run.size();
    }
    return true;
  }

  private List<List<String>> runs() {
    List<List<String>> runs = new ArrayList<>();
    List<String> run = new ArrayList<>();
    for (String line : text) {
      if (!GAP.matcher(line).matches()) {
        run.add(line.stripTrailing());
      } else if (!run.isEmpty()) {
        runs.add(List.copyOf(run));
        run.clear();
      }
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs.stream().map(Snippet::trimmed).filter(each -> !each.isEmpty()).toList();
  }

  private static int indexOf(List<String> run, List<String> lines, int from) {
    for (int i = from; i + run.size() <= lines.size(); i++) {
      List<String> part = lines.subList(i, i + run.size());
      if (outdented(part).equals(outdented(run))) {
        return i;
      }
    }
    return -1;
  }

  /** Without blank lines at either end. */
  private static List<String> trimmed(List<String> lines) {
    int start = 0;
    int end = lines.size();
    while (start < end && lines.get(start).isBlank()) {
      start++;
    }
    while (end > start && lines.get(end - 1).isBlank()) {
      end--;
    }
    return lines.subList(start, end);
  }

  private static String outdented(List<String> lines) {
    int indent =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream()
        .map(line -> line.isBlank() ? "" : line.substring(indent))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return page + ":" + line + " (" + language + (source.isEmpty() ? "" : " from " + source) + ")";
  }
}
