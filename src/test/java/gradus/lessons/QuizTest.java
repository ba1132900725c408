package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The quiz has a question for each lesson, and its figures are those of the lesson's page. */
class QuizTest {
  private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+|\\d,\\d{3}");
  private static final Pattern RIGHT = Pattern.compile("\\*\\*\\(([a-d])\\)\\*\\* (.*)");

  @Test
  void everyLessonHasAQuestionWithOneRightChoiceAndAReasonForEachWrongOne() throws IOException {
    String quiz = Files.readString(Path.of("tutorials", "QUIZ.md")).replace("\r\n", "\n");
    for (String lesson : Page.lessons()) {
      String heading = "](" + lesson + "/README.md)\n";
      assertThat(quiz).containsOnlyOnce(heading);
      String section =
          quiz.substring(quiz.indexOf(heading) + heading.length()).split("\n## ", 2)[0];
      Matcher right = RIGHT.matcher(section);
      assertThat(right.find()).as(lesson).isTrue();
      for (String choice : new String[] {"a", "b", "c", "d"}) {
        assertThat(section).as(lesson).containsOnlyOnce("\n- (" + choice + ") ");
        String reason = "\n- (" + choice + "): ";
        boolean isRight = choice.equals(right.group(1));
        assertThat(section.contains(reason)).as(lesson + reason).isNotEqualTo(isRight);
      }
      String asked = section.substring(0, section.indexOf("\n- (a) "));
      Matcher number = NUMBER.matcher(asked + right.group(2));
      while (number.find()) {
        assertThat(Page.of(lesson).text).as("a figure of the quiz").contains(number.group());
      }
    }
  }
}
