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
 * Runs the checks of one task, in their order, each on a new object as JUnit does, and remembers
 * what each threw.
 */
final class Checks {
  /** What was checked; null if it doesn't compile. */
  final Task task;

  /** The class to be written, such as "Task03Softmax". */
  final String subject;

  /** The names of the checks. */
  final List<String> names = new ArrayList<>();

  /** What each check threw, or null if it passed. */
  final List<Throwable> failures = new ArrayList<>();

  private Checks(Task task, String subject) {
    this.task = task;
    this.subject = subject;
  }

  /** Of a task whose code the compiler refused: nothing was checked, and nothing passed. */
  static Checks ofUncompiled(String subject) {
    return new Checks(null, subject);
  }

  /** Runs the checks of this test class on what stands in {@code exercises}. */
  static Checks of(Class<?> test) {
    return of(test, null);
  }

  /**
   * Runs them on another answer: a solution, or one that is known to be wrong.
   *
   * @param yours for the field of this name; null to leave it
   */
  static Checks of(Class<?> test, Object yours) {
    String subject = test.getSimpleName().replaceFirst("Test$", "");
    Checks checks = new Checks(test.getAnnotation(Task.class), subject);
    List<Method> methods = new ArrayList<>();
    for (Method method : test.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        methods.add(method);
      }
    }
    methods.sort(Comparator.comparingInt(method -> method.getAnnotation(Order.class).value()));
    for (Method method : methods) {
      checks.names.add(method.getName());
      checks.failures.add(failureOf(method, yours));
    }
    return checks;
  }

  private static Throwable failureOf(Method method, Object yours) {
    try {
      Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
      Object test = constructor.newInstance();
      if (yours != null) {
        Field field = method.getDeclaringClass().getDeclaredField("yours");
        field.set(test, yours);
      }
      method.invoke(test);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("A test of a task has a field yours and no constructor.", e);
    }
  }

  /** How many passed. */
  int passed() {
    int passed = 0;
    for (Throwable failure : failures) {
      passed += failure == null ? 1 : 0;
    }
    return passed;
  }

  boolean allPassed() {
    return task != null && passed() == failures.size();
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
    return passed() == 0 && isUnwritten(failures.get(0));
  }

  /** Whether this was thrown by a method that is still to be written. */
  static boolean isUnwritten(Throwable failure) {
    return failure instanceof UnsupportedOperationException
        && String.valueOf(failure.getMessage()).startsWith("write me");
  }
}
