package gradus;

import com.sun.jdi.ClassType;
import com.sun.jdi.DoubleValue;
import com.sun.jdi.Field;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.StackFrame;
import com.sun.jdi.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a student sees who debugs lesson 12, stops in {@code Trainer.step}, and steps into
 * everything until the first batch is learned.
 */
final class StudentsWalk {
  /** The calls from {@code main} to {@code Trainer.step}. */
  final List<String> wayIn;

  /** The calls to each line that multiplies matrices, from {@code Trainer.step} on. */
  final Set<String> multiplications = new LinkedHashSet<>();

  /** Every method that the student comes to, with the names of its arguments. */
  final Map<Method, List<String>> methods = new LinkedHashMap<>();

  /** Every method that ever is in the list of calls, {@code main} included. */
  final Set<Method> calls = new LinkedHashSet<>();

  /** What the variables view shows, such as "lossValue = 1.7"; of long texts the first line. */
  final Set<String> view = new LinkedHashSet<>();

  /** The objects with their whole texts, as jdb prints them. */
  final Set<String> texts = new LinkedHashSet<>();

  private final Debugger debugger;
  private final int outside; // how many calls there are around the step
  private final Set<String> lookedAt = new HashSet<>();

  private StudentsWalk(Debugger debugger) throws Exception {
    this.debugger = debugger;
    debugger.runTo("gradus.Trainer", "step");
    wayIn = names(debugger.frames());
    outside = wayIn.size() - 1;
    for (int i = 0; i <= outside; i++) {
      lookAtVariables(i);
    }
    stepThrough();
  }

  /** Walks once. */
  static StudentsWalk throughTheFirstBatch() throws Exception {
    try (Debugger debugger = new Debugger("lesson12.TrainIris")) {
      return new StudentsWalk(debugger);
    }
  }

  private void stepThrough() throws Exception {
    Set<Location> passed = new HashSet<>(); // since the last call or return
    int depth = debugger.frames().size();
    while (depth > outside) {
      look();
      // Where a place comes back there is a loop; who has seen it once steps out.
      if (passed.add(debugger.frames().get(0).location())) {
        debugger.stepInto();
      } else {
        debugger.stepOut();
      }
      if (debugger.frames().size() != depth) {
        depth = debugger.frames().size();
        passed.clear();
      }
    }
  }

  /** Looks around, at each line that is new for this object. */
  private void look() throws Exception {
    List<StackFrame> frames = debugger.frames();
    Location location = frames.get(0).location();
    if (!lookedAt.add(location + " of " + frames.get(0).thisObject())) {
      return;
    }
    for (StackFrame frame : frames) {
      calls.add(frame.location().method());
    }
    if (location.lineNumber() < 0) {
      return; // nothing to look at in what the JVM made
    }
    Method method = location.method();
    methods.put(method, method.arguments().stream().map(LocalVariable::name).toList());
    String line = line(location);
    if (line.matches("product\\.multiply(AndAdd|Trans[AB])?\\(.*")) {
      List<String> way = names(frames.subList(0, frames.size() - outside));
      multiplications.add(String.join(" > ", way) + ": " + line);
    }
    lookAtVariables(0);
  }

  private static String line(Location location) throws Exception {
    Path file = Path.of("src/main/java", location.sourcePath());
    return Files.readAllLines(file).get(location.lineNumber() - 1).strip();
  }

  /** The names of the methods, the outermost first. */
  private static List<String> names(List<StackFrame> frames) {
    List<String> names = new ArrayList<>();
    for (StackFrame frame : frames) {
      names.add(0, Debugger.name(frame.location().method()));
    }
    return names;
  }

  /** Fields, arguments and locals: those that are numbers or of Gradus. */
  private void lookAtVariables(int frameIndex) throws Exception {
    StackFrame frame = debugger.frames().get(frameIndex);
    Map<String, Value> values = new LinkedHashMap<>();
    ObjectReference self = frame.thisObject();
    if (self != null) {
      for (Field field : self.referenceType().allFields()) {
        values.put(field.name(), self.getValue(field));
      }
    }
    for (LocalVariable variable : frame.visibleVariables()) {
      values.put(variable.name(), frame.getValue(variable));
    }
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      String name = entry.getKey() + " = ";
      if (entry.getValue() instanceof DoubleValue number) {
        view.add(name + number);
      } else if (entry.getValue() instanceof ObjectReference object
          && object.referenceType() instanceof ClassType type
          && type.name().startsWith("gradus.")) {
        String text = debugger.text(object);
        texts.add(name + '"' + text + '"');
        view.add(name + text.lines().findFirst().orElse(""));
      }
    }
  }
}
