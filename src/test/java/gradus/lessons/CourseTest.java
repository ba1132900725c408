package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The map of the course and the page for instructors say of the lessons what is true of them. */
class CourseTest {
  private static final Path TUTORIALS = Path.of("tutorials");

  /** A row of the map: number, title, what it builds on. */
  private static final Pattern ROW =
      Pattern.compile(
          "\\| \\[(\\d\\d) ([^]]+)]\\(lesson\\1/README\\.md\\), \\d+ min \\|[^|]+\\|([^|]*)\\|");

  private static final Pattern TERM =
      Pattern.compile("\\| ([^|]+) \\| [^|]+[.] \\| \\[(\\d\\d)]\\(lesson\\2/README\\.md\\) \\|");
  private static final Pattern NUMBER = Pattern.compile("\\d\\d");

  private String map;
  private String teaching;

  /** What each lesson builds on, by its number; "(03)" for one that only helps. */
  private final Map<String, String> buildsOn = new TreeMap<>();

  private final Map<String, String> titles = new TreeMap<>();

  @BeforeEach
  void read() throws IOException {
    map = Files.readString(TUTORIALS.resolve("README.md"));
    teaching = Files.readString(TUTORIALS.resolve("TEACHING.md"));
    Matcher row = ROW.matcher(map);
    while (row.find()) {
      titles.put(row.group(1), row.group(2));
      buildsOn.put(row.group(1), row.group(3).strip());
    }
  }

  private static List<String> numbersIn(String text) {
    return all(NUMBER, text);
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(matcher.groupCount()));
    }
    return found;
  }

  /** The lessons that must come before this one. */
  private List<String> needs(String number) {
    return numbersIn(buildsOn.get(number).replaceAll("\\(.*\\)", ""));
  }

  @Test
  void theMapListsEveryLessonByTheTitleOfItsPage() {
    for (String lesson : Page.lessons()) {
      String number = lesson.substring(6);
      String heading = "# Lesson " + Integer.parseInt(number) + ": " + titles.get(number) + "\n";
      assertThat(Page.of(lesson).text).startsWith(heading);
    }
  }

  @Test
  void everyLessonBuildsOnEarlierOnesThatItsPageLinks() {
    for (String lesson : Page.lessons()) {
      String number = lesson.substring(6);
      for (String earlier : numbersIn(buildsOn.get(number))) {
        assertThat(earlier).as("what %s builds on", lesson).isLessThan(number);
        assertThat(Page.of(lesson).text).contains("(../lesson" + earlier + "/README.md)");
      }
    }
  }

  @Test
  void theShortPathStandsWithoutTheOtherLessons() {
    String hurry = map.substring(map.indexOf("**In a hurry?**"));
    List<String> path = all(Pattern.compile("\\[(\\d\\d)]"), hurry.split("\n\n", 2)[0]);
    assertThat(path).containsExactly("01", "04", "05", "07", "12");
    for (String number : path) {
      assertThat(path).as("what %s needs", number).containsAll(needs(number));
    }
  }

  @Test
  void everyTermOfTheGlossaryStandsOnThePageThatItNames() {
    String glossary = map.substring(map.indexOf("## Glossary"));
    List<String> terms = new ArrayList<>();
    Matcher row = TERM.matcher(glossary);
    while (row.find()) {
      terms.add(row.group(1).toLowerCase(Locale.ROOT));
      String lesson = "lesson" + row.group(2);
      if (Page.lessons().contains(lesson)) {
        String page = Page.of(lesson).text.replaceAll("\\s+", " ");
        assertThat(page).as(lesson).containsPattern("(?i)\\b" + Pattern.quote(row.group(1)));
      }
    }
    long rows = glossary.lines().filter(line -> line.startsWith("|")).count();
    assertThat(terms).hasSize((int) rows - 2).isSorted().doesNotHaveDuplicates();
    assertThat(terms).hasSizeGreaterThan(50);
  }

  /** What stands under a lesson's heading in TEACHING.md. */
  private String section(String number) {
    String heading =
        "### [" + number + " " + titles.get(number) + "](lesson" + number + "/README.md)\n";
    assertThat(teaching).containsOnlyOnce(heading);
    String after = teaching.substring(teaching.indexOf(heading) + heading.length());
    return after.split("\n##", 2)[0];
  }

  @Test
  void instructorsFindTheSameFiveThingsForEveryLesson() {
    for (String lesson : Page.lessons()) {
      String number = lesson.substring(6);
      String section = section(number);
      assertThat(section)
          .contains("**Ask:**", "**Expect:**", "**Debugger:**", "**Slide:**", "**Homework:**");
      assertThat(all(Pattern.compile("\\(" + lesson + "/([^)]+\\.png)\\)"), section))
          .as("slides of %s", lesson)
          .containsExactlyInAnyOrderElementsOf(Page.of(lesson).pictures());
    }
  }

  @Test
  void codeAndFiguresForInstructorsAreThoseOfThePage() {
    for (String lesson : Page.lessons()) {
      String page = Page.of(lesson).text.replaceAll("\\s+", " ");
      String section = section(lesson.substring(6)).replaceAll("\\s+", " ");
      for (String code : all(Pattern.compile("`([^`]+)`"), section)) {
        assertThat(page).as(lesson).contains(code);
      }
      for (String figure : all(Pattern.compile("(\\d+\\.\\d+)"), section)) {
        assertThat(page).as(lesson).contains(figure);
      }
    }
  }

  @Test
  void thePlansTakeTheLessonsInAnOrderThatWorks() {
    String[] plans = teaching.substring(teaching.indexOf("## Three plans")).split("\n\n", -1);
    assertThat(lessonsOf(plans[2])).containsExactlyElementsOf(titles.keySet());
    assertThat(lessonsOf(plans[4])).containsExactlyElementsOf(titles.keySet());
    // A session a lesson: two sessions stand in a row, and all tasks have a place.
    Set<String> lessons = new TreeSet<>();
    Set<String> tasks = new TreeSet<>();
    for (String row : plans[6].lines().skip(2).toList()) {
      String[] cells = row.split("\\|", -1);
      lessons.addAll(numbersIn(cells[1] + cells[3]));
      tasks.addAll(numbersIn(cells[2] + cells[4]));
    }
    assertThat(lessons).isEqualTo(titles.keySet());
    assertThat(tasks).hasSize(31).contains("01", "31");
  }

  /** The lessons of a plan, session by session. */
  private static List<String> lessonsOf(String plan) {
    List<String> lessons = new ArrayList<>();
    for (String session : plan.lines().skip(2).toList()) {
      lessons.addAll(numbersIn(session.split("\\|", -1)[2]));
    }
    return lessons;
  }
}
