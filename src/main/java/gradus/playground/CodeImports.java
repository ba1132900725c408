package gradus.playground;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The imports of a program that is being written: each once, in the order of the alphabet. */
final class CodeImports {
  private final List<String> names = new ArrayList<>();

  void add(String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  /** A line for each. */
  @Override
  public String toString() {
    List<String> sorted = new ArrayList<>(names);
    Collections.sort(sorted);
    StringBuilder text = new StringBuilder();
    for (String name : sorted) {
      text.append("import ").append(name).append(";\n");
    }
    return text.toString();
  }
}
