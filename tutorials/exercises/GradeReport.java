package exercises;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What a grading program reads: results.json in the form that Gradescope takes (a score, and for
 * each task its points and what the student reads), and results.xml in the form of JUnit, one case
 * a check.
 */
final class GradeReport {
  private GradeReport() {}

  /** Writes both files into this folder. */
  static void write(List<Checks> results, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("results.json"), json(results));
    try (Writer writer = Files.newBufferedWriter(folder.resolve("results.xml"))) {
      writeXml(results, XMLOutputFactory.newInstance().createXMLStreamWriter(writer));
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  static String json(List<Checks> results) {
    JsonArray tests = new JsonArray();
    double score = 0;
    for (Checks checks : results) {
      JsonObject test = new JsonObject();
      test.addProperty("number", checks.subject.substring(4, 6));
      test.addProperty("name", checks.task == null ? checks.subject : checks.task.name());
      test.addProperty("score", checks.points());
      test.addProperty("max_score", checks.task == null ? 4 : checks.task.points());
      test.addProperty("status", checks.allPassed() ? "passed" : "failed");
      test.addProperty("output", Report.of(checks).replace("\r\n", "\n"));
      tests.add(test);
      score += checks.points();
    }
    JsonObject all = new JsonObject();
    all.addProperty("score", score);
    all.add("tests", tests);
    return new GsonBuilder().setPrettyPrinting().create().toJson(all) + "\n";
  }

  private static void writeXml(List<Checks> results, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    for (Checks checks : results) {
      int count = Math.max(1, checks.names.size());
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", checks.subject);
      xml.writeAttribute("tests", String.valueOf(count));
      xml.writeAttribute("failures", String.valueOf(count - checks.passed()));
      if (checks.compileError != null) {
        writeCase(xml, checks.subject, "compiles", checks.compileError);
      }
      for (int i = 0; i < checks.names.size(); i++) {
        writeCase(xml, checks.subject, checks.names.get(i), checks.failures.get(i));
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.flush();
  }

  private static void writeCase(XMLStreamWriter xml, String subject, String name, String failure)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", subject);
    xml.writeAttribute("name", name);
    if (failure != null) {
      xml.writeEmptyElement("failure");
      xml.writeAttribute("message", printable(failure));
    }
    xml.writeEndElement();
  }

  /** XML has no place for control characters, and a student's message may hold any. */
  private static String printable(String text) {
    return text.replaceAll("[^\\x09\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
  }
}
