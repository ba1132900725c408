package exercises;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The checks of one task, in their order, and what came of each. A check runs on a new object of
 * its test class, as it does in JUnit.
 */
final class Checks {
  private static final String UNWRITTEN = "write me: ";

  /** What is checked; null if it doesn't compile. */
  final Task task;

  /** The class to be written, such as "Task03Softmax". */
  final String subject;

  /** The class with the checks, such as "Task03SoftmaxTest". */
  final String test;

  /** Why nothing could be checked: what the compiler said; null if it compiles. */
  final String compileError;

  /** The names of the checks. */
  final List<String> names = new ArrayList<>();

  /** What was wrong in each check that has run, or null if it passed. */
  final List<String> failures = new ArrayList<>();

  private Checks(Task task, String test, String compileError) {
    this.task = task;
    this.test = test;
    this.compileError = compileError;
    subject = test.replaceFirst("Test$", "");
  }

  /** Of a task that the compiler refused: nothing was checked, and nothing passed. */
  static Checks ofUncompiled(String test, String compileError) {
    return new Checks(null, test, compileError);
  }

  /** The checks of this test class, none of which has run yet. */
  static Checks still(Class<?> test) {
    Checks checks = new Checks(test.getAnnotation(Task.class), test.getSimpleName(), null);
    for (Method method : methods(test)) {
      checks.names.add(method.getName());
    }
    return checks;
  }

  /** Runs the checks of this test class on what is in {@code exercises}. */
  static Checks of(Class<?> test) {
    return of(test, null);
  }

  /**
   * Runs them on another answer: a solution, or one that is known to be wrong.
   *
   * @param yours for the field of this name; null to leave it
   */
  static Checks of(Class<?> test, Object yours) {
    Checks checks = still(test);
    for (Method method : methods(test)) {
      checks.failures.add(failureOf(method, yours));
    }
    return checks;
  }

  /** The checks of a test class, the first one first. */
  static List<Method> methods(Class<?> test) {
    List<Method> methods = new ArrayList<>();
    for (Method method : test.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        methods.add(method);
      }
    }
    methods.sort(Comparator.comparingInt(method -> method.getAnnotation(Order.class).value()));
    return methods;
  }

  /** Runs one check. Returns what is wrong, or null if it passed. */
  static String failureOf(Method method, Object yours) {
    try {
      Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      method.setAccessible(true);
      Object test = constructor.newInstance();
      if (yours != null) {
        Field field = method.getDeclaringClass().getDeclaredField("yours");
        field.set(test, yours);
      }
      method.invoke(test);
      return null;
    } catch (InvocationTargetException e) {
      return messageOf(e.getCause(), method.getDeclaringClass());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("A test of a task has a field yours and no constructor.", e);
    }
  }

  /** The message of a check, or of an error in the student's code with the line in which it was. */
  private static String messageOf(Throwable failure, Class<?> test) {
    String message = String.valueOf(failure.getMessage());
    boolean unwritten =
        failure instanceof UnsupportedOperationException && message.startsWith(UNWRITTEN);
    if (failure instanceof AssertionError || unwritten) {
      return message;
    }
    String line = lineIn(failure.getStackTrace(), test);
    return failure + (line == null ? "" : ", in " + line);
  }

  /** "line 27 of Task03Softmax.java", if these calls lead through the student's file, or null. */
  static String lineIn(StackTraceElement[] calls, Class<?> test) {
    String number = test.getSimpleName().substring(0, "Task03".length());
    for (StackTraceElement call : calls) {
      String file = String.valueOf(call.getFileName());
      if (file.startsWith(number) && !file.endsWith("Test.java")) {
        return "line " + call.getLineNumber() + " of " + file;
      }
    }
    return null;
  }

  /** How many passed. */
  int passed() {
    int passed = 0;
    for (String failure : failures) {
      passed += failure == null ? 1 : 0;
    }
    return passed;
  }

  boolean allPassed() {
    return task != null && passed() == names.size();
  }

  /** What the checks that passed have earned. */
  double points() {
    return task == null ? 0 : task.points() * passed() / names.size();
  }

  /** The index of the first check that failed, or −1. */
  int firstFailed() {
    for (int i = 0; i < failures.size(); i++) {
      if (failures.get(i) != null) {
        return i;
      }
    }
    return -1;
  }

  /** Whether nothing is right yet, and the first check ran into a method still to be written. */
  boolean isUnwritten() {
    return task != null && passed() == 0 && isUnwritten(failures.get(0));
  }

  /** Whether this was thrown by a method that is still to be written. */
  static boolean isUnwritten(String failure) {
    return failure != null && failure.startsWith(UNWRITTEN);
  }
}
