package gradus.lessons;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers that each lesson must show, worked out by hand or by another implementation. */
final class Numbers {
  private Numbers() {}

  static Map<String, List<String>> ofTheCourse() {
    Map<String, List<String>> numbers = new TreeMap<>();
    numbers.put("lesson01", List.of("0.6", "1.08", "1.464", "5.76", "3.6864", "2.3593"));
    numbers.put("lesson02", List.of("53.1", "36", "17", "5010", "222"));
    numbers.put("lesson03", List.of("0.01", "0.61"));
    numbers.put("lesson04", List.of("0.0900", "0.2447", "0.6652"));
    numbers.put("lesson05", List.of("0.4076", "1.0986", "0.6931"));
    numbers.put("lesson06", List.of("NaN", "0.0900", "0.2447", "0.6652"));
    numbers.put("lesson07", LESSON_07);
    numbers.put("lesson08", List.of("0.1", "0.4", "-0.5"));
    numbers.put(
        "lesson09",
        List.of(
            "15.0000", "-16.6667", "-7.3333", "1.6667", "0.7333", "0.2341", "0.0556", "1.0986"));
    numbers.put("lesson10", List.of("2.2139", "0.1093", "1.5810", "3.1619", "1.3845", "-0.3979"));
    numbers.put(
        "lesson11",
        List.of(
            "0.644206",
            "-0.771357",
            "1.542714",
            "-1.542714",
            "0.877136",
            "0.145729",
            "0.254271",
            "0.251651",
            "0.961"));
    numbers.put("lesson12", List.of("1.0986", "0.867", "1.000"));
    numbers.put("lesson13", List.of("-0.0066", "-0.9933", "150"));
    numbers.put("lesson14", List.of("0.6931", "0.4774", "0.3466"));
    numbers.put("lesson15", List.of("1.0986", "0.333", "0.00625"));
    numbers.put("lesson16", List.of("0.1587", "0.2037", "1035"));
    numbers.put("lesson17", List.of("1.0986", "0.5514", "1.0860"));
    numbers.put("lesson18", List.of("90.3 %", "9.7 %", "0.3187", "0.0133", "0.763", "0.366"));
    numbers.put("lesson19", List.of("0.2911", "0.1985", "0.6931", "0.5123", "0.0212"));
    numbers.put("lesson20", List.of("5.657", "0.707", "2.3026"));
    numbers.put("lesson21", List.of("15.91", "10.65", "5.58", "0.877"));
    numbers.put("lesson22", List.of("0.975", "0.832"));
    numbers.put("lesson23", List.of("1898", "2410", "5994", "54", "99", "0.973", "0.960"));
    numbers.put("lesson24", List.of("3.2958", "2.4182", "58955", "8403"));
    return numbers;
  }

  private static final List<String> LESSON_07 =
      List.of(
          "0.4581", "0.6931", "0.2231", "0.8178", "0.9459", "0.6897", "0.5514", "0.5761", "0.0217",
          "1.3931", "0.3133", "1.4612");
}
