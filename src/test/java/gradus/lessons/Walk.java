package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.BooleanValue;
import com.sun.jdi.DoubleValue;
import com.sun.jdi.Field;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.PrimitiveValue;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.Value;
import gradus.Debugger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks through a lesson as its page says, with a debugger, and compares what is in the variables
 * with what the page says.
 */
final class Walk implements AutoCloseable {
  private static final Pattern PART = Pattern.compile("\\w+|\\[\\d+]|\\(\\d+, \\d+\\)");

  private final Page page;
  private final Debugger debugger;

  /** Starts the lesson's program. */
  Walk(String lesson) throws Exception {
    page = Page.of(lesson);
    debugger = new Debugger(page.mainClass());
  }

  /** Runs to a line of the main class. */
  void stopAt(String line) throws Exception {
    stopAt(page.mainClass(), line);
  }

  /** Runs to the next time that a line is reached; the page must name it by how it begins. */
  void stopAt(String className, String line) throws Exception {
    assertThat(page.text).as("the line of the breakpoint").contains("`" + line);
    debugger.runTo(className, lineNumber(className, line));
  }

  /** Runs to the next time that a variable has this value at a line, at most so many stops on. */
  void stopAt(String className, String line, String variable, String value) throws Exception {
    for (int stops = 0; stops < 2000; stops++) {
      stopAt(className, line);
      if (text(variable).equals(value)) {
        return;
      }
    }
    throw new AssertionError(variable + " never was " + value + " at " + line);
  }

  /** Where the line that begins like this stands, the first one if there are several. */
  private static int lineNumber(String className, String line) throws Exception {
    String file = className.replace('.', '/') + ".java";
    String root = className.startsWith("gradus.") ? "src/main/java" : "tutorials";
    List<String> lines = Files.readAllLines(Path.of(root, file));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(line)) {
        return i + 1;
      }
    }
    throw new AssertionError("No line of " + file + " begins with " + line);
  }

  void stepOver() throws Exception {
    debugger.stepOver();
  }

  void stepInto() throws Exception {
    debugger.stepInto();
  }

  /** Where the program stands, such as "Dense.forward". */
  String method() throws Exception {
    StackFrame frame = debugger.frames().get(0);
    String type = frame.location().declaringType().name();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.location().method().name();
  }

  /**
   * The page says this, with the values of these variables in it.
   *
   * @param sentence with a format such as %s, %d or %.4f for each variable
   * @param variables such as {@code p}, {@code p[0][1]}, {@code layer.weights.value(0, 2)}
   */
  void says(String sentence, String... variables) throws Exception {
    Object[] values = new Object[variables.length];
    for (int i = 0; i < variables.length; i++) {
      String variable = variables[i];
      boolean firstLine = variable.endsWith("#");
      Object value = plain(value(firstLine ? variable.replace("#", "") : variable));
      values[i] = firstLine ? value.toString().lines().findFirst().orElse("") : value;
    }
    String expected = String.format(Locale.ROOT, sentence, values).replaceAll("\\s+", " ");
    String text = page.text.replace('\u2212', '-').replaceAll("\\s+", " ");
    assertThat(text.contains(expected)).as("%s says \"%s\"", page.lesson, expected).isTrue();
  }

  /** The page shows the first line of what a matrix says of itself. */
  void shows(String matrix) throws Exception {
    says("`%s`", matrix + "#");
  }

  private String text(String variable) throws Exception {
    return String.valueOf(plain(value(variable)));
  }

  /** Numbers as Java has them; of objects what they say of themselves. */
  private Object plain(Value value) throws Exception {
    if (value instanceof DoubleValue number) {
      return number.value();
    }
    if (value instanceof BooleanValue yes) {
      return yes.value();
    }
    if (value instanceof PrimitiveValue number) {
      return number.longValue();
    }
    if (value instanceof StringReference string) {
      return string.value();
    }
    return value == null ? null : debugger.text((ObjectReference) value);
  }

  /** A local variable or a field, and then its fields, its elements, or an entry of a matrix. */
  private Value value(String variable) throws Exception {
    Matcher part = PART.matcher(variable);
    assertThat(part.find()).isTrue();
    Value value = variable(part.group());
    while (part.find()) {
      String next = part.group();
      if (next.startsWith("[")) {
        int index = Integer.parseInt(next.substring(1, next.length() - 1));
        value = element((ObjectReference) value, index);
      } else if (next.startsWith("(")) {
        String[] place = next.substring(1, next.length() - 1).split(", ", 2);
        value = entry((ObjectReference) value, place);
      } else {
        value = field((ObjectReference) value, next);
      }
    }
    return value;
  }

  private Value variable(String name) throws Exception {
    StackFrame frame = debugger.frames().get(0);
    LocalVariable local = frame.visibleVariableByName(name);
    if (local != null) {
      return frame.getValue(local);
    }
    Field field = frame.location().declaringType().fieldByName(name);
    if (field == null) {
      field = frame.thisObject().referenceType().fieldByName(name);
    }
    assertThat(field).as("the variable %s", name).isNotNull();
    return field.isStatic()
        ? frame.location().declaringType().getValue(field)
        : frame.thisObject().getValue(field);
  }

  private static Value field(ObjectReference object, String name) {
    Field field = object.referenceType().fieldByName(name);
    assertThat(field).as("the field %s of a %s", name, object.referenceType()).isNotNull();
    return object.getValue(field);
  }

  /** Of an array, or of a list of the JDK, which keeps one. */
  private static Value element(ObjectReference object, int index) {
    if (object instanceof ArrayReference array) {
      return array.getValue(index);
    }
    for (String name : List.of("elementData", "elements", "e" + index)) {
      Field field = object.referenceType().fieldByName(name);
      if (field != null) {
        Value inside = object.getValue(field);
        return inside instanceof ArrayReference array ? array.getValue(index) : inside;
      }
    }
    return element((ObjectReference) field(object, "list"), index); // an unmodifiable view
  }

  private static Value entry(ObjectReference matrix, String[] place) {
    int columns = ((PrimitiveValue) field(matrix, "numCols")).intValue();
    int index = Integer.parseInt(place[0]) * columns + Integer.parseInt(place[1]);
    return element((ObjectReference) field(matrix, "data"), index);
  }

  @Override
  public void close() {
    debugger.close();
  }
}
