package exercises;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.TestMethodOrder;

/** Says which task a test checks. Its checks run in their order, the easiest first. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TestMethodOrder(OrderAnnotation.class)
@interface Task {
  /** 1 for task 01. */
  int number();

  /** A few words for what is to be written. */
  String name();

  /** The lesson that explains it: 4 for lesson 04. */
  int lesson();

  /** What the whole task is worth; each check that passes earns an equal part of it. */
  double points() default 4;
}
