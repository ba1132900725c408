package gradus;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassType;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.StepRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A debugger without a window. It runs a program in a JVM of its own and steps through it with the
 * JDK's debugger interface, which IDEs and jdb are built on, too.
 */
public final class Debugger implements AutoCloseable {
  /** What it steps over, as IDEs do if they are told to. */
  static final List<String> STEP_FILTERS =
      List.of(
          "java.*",
          "javax.*",
          "jdk.*",
          "sun.*",
          "com.sun.*",
          "org.ejml.*",
          "gradus.math.MatrixProduct");

  /** Whatever hangs, the program is ended after this time, and the test with it. */
  private static final int WATCHDOG_SECONDS = 300;

  private final VirtualMachine machine;
  private ThreadReference thread; // the one that has stopped

  /** Starts the program; it waits before its first instruction. */
  public Debugger(String mainClass) throws Exception {
    LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("main").setValue(mainClass);
    arguments
        .get("options")
        .setValue("-Djava.awt.headless=true -cp \"" + absoluteClassPath() + "\"");
    machine = connector.launch(arguments);
    // Else it is still in the queue when the program runs, and whoever takes it out and resumes
    // would
    // resume a stop that has come in the meantime.
    machine.eventQueue().remove();
    Process program = machine.process();
    CompletableFuture.delayedExecutor(WATCHDOG_SECONDS, TimeUnit.SECONDS)
        .execute(program::destroyForcibly);
  }

  private static String absoluteClassPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  /** Runs to the first line of a method; its class must not be loaded yet. */
  void runTo(String className, String methodName) throws InterruptedException {
    ClassPrepareRequest loading = machine.eventRequestManager().createClassPrepareRequest();
    loading.addClassFilter(className);
    ClassPrepareEvent loaded = (ClassPrepareEvent) resumeUntil(loading);
    Method method = loaded.referenceType().methodsByName(methodName).get(0);
    resumeUntil(machine.eventRequestManager().createBreakpointRequest(method.location()));
  }

  /** Runs to a line, where it may be already: then to the next time that it is reached. */
  public void runTo(String className, int line) throws Exception {
    List<ReferenceType> loaded = machine.classesByName(className);
    if (loaded.isEmpty()) {
      ClassPrepareRequest loading = machine.eventRequestManager().createClassPrepareRequest();
      loading.addClassFilter(className);
      loaded = List.of(((ClassPrepareEvent) resumeUntil(loading)).referenceType());
    }
    Location location = loaded.get(0).locationsOfLine(line).get(0);
    resumeUntil(machine.eventRequestManager().createBreakpointRequest(location));
  }

  /** Goes to the next line of the method, over whatever is called here. */
  public void stepOver() throws InterruptedException {
    step(StepRequest.STEP_OVER);
  }

  /** Goes to the next line, into whatever is called there. */
  public void stepInto() throws InterruptedException {
    step(StepRequest.STEP_INTO);
  }

  /** Goes to the end of the method, and back to where it was called. */
  public void stepOut() throws InterruptedException {
    step(StepRequest.STEP_OUT);
  }

  private void step(int depth) throws InterruptedException {
    StepRequest step =
        machine.eventRequestManager().createStepRequest(thread, StepRequest.STEP_LINE, depth);
    for (String filter : STEP_FILTERS) {
      step.addClassExclusionFilter(filter);
    }
    resumeUntil(step);
  }

  /** The event that was waited for; its request is used up. */
  private Event resumeUntil(EventRequest request) throws InterruptedException {
    request.enable();
    while (true) {
      machine.resume();
      EventSet events = machine.eventQueue().remove();
      for (Event event : events) {
        if (request.equals(event.request())) {
          thread = event instanceof LocatableEvent stop ? stop.thread() : thread;
          machine.eventRequestManager().deleteEventRequest(request);
          return event;
        }
      }
    }
  }

  /** The calls that are under way, the innermost first. */
  public List<StackFrame> frames() throws Exception {
    return thread.frames();
  }

  /** What {@code toString} answers in the program. Frames must be asked for again afterwards. */
  public String text(ObjectReference object) throws Exception {
    ClassType type = (ClassType) object.referenceType();
    Method toString = type.concreteMethodByName("toString", "()Ljava/lang/String;");
    StringReference text =
        (StringReference)
            object.invokeMethod(
                thread, toString, List.of(), ObjectReference.INVOKE_SINGLE_THREADED);
    return text.value();
  }

  /** For example {@code Dense.forward}. */
  static String name(Method method) {
    String type = method.declaringType().name();
    return type.substring(type.lastIndexOf('.') + 1) + "." + method.name();
  }

  @Override
  public void close() {
    machine.process().destroyForcibly();
  }
}
