package gradus.web.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * Lets every call of a method that a browser computes differently go to the page's own arithmetic.
 */
public final class ExactArithmetic implements ClassHolderTransformer {
  private static final String OWN = "gradus.web.";

  /** Which method stands for which; what was the object becomes the first argument. */
  private static final Map<String, String> REPLACED =
      Map.ofEntries(
          Map.entry("Math.fma", "FusedMultiplyAdd.fma"),
          Map.entry("Math.exp", "ExactMath.exp"),
          Map.entry("Math.log", "ExactMath.log"),
          Map.entry("Math.log1p", "ExactMath.log1p"),
          Map.entry("Math.expm1", "ExactMath.expm1"),
          Map.entry("Math.tanh", "ExactMath.tanh"),
          Map.entry("Math.rint", "ExactMath.rint"),
          Map.entry("Math.sin", "Trigonometry.sin"),
          Map.entry("Math.cos", "Trigonometry.cos"),
          Map.entry("Math.pow", "Power.pow"),
          Map.entry("java.util.Random.nextInt(I)I", "BoundedRandom.nextInt"),
          Map.entry("java.lang.Double.parseDouble", "page.Numbers.parse"),
          Map.entry("java.lang.Runtime.maxMemory", "WithoutJvm.maxMemory"),
          Map.entry("java.lang.Class.isAnonymousClass", "WithoutJvm.isAnonymousClass"),
          Map.entry("gradus.math.Processor.hasFma", "WithoutJvm.hasFma"),
          Map.entry("gradus.math.Processor.shortestRow", "WithoutJvm.shortestRow"),
          Map.entry("gradus.ProgressLine.askedColumns", "WithoutJvm.columns"));

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    boolean own = type.getName().startsWith(OWN) && !type.getName().startsWith(OWN + "page.");
    if (own || type.getName().endsWith("Math")) {
      return; // StrictMath.sin for angles that are too large remains the browser's
    }
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() != null) {
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
          for (Instruction instruction : block) {
            if (instruction instanceof InvokeInstruction) {
              redirect((InvokeInstruction) instruction);
            }
          }
        }
      }
    }
  }

  private static void redirect(InvokeInstruction call) {
    MethodReference method = call.getMethod();
    String replacement = replacement(method);
    if (replacement == null) {
      return;
    }
    int dot = replacement.lastIndexOf('.');
    List<ValueType> signature = new ArrayList<>(List.of(method.getSignature()));
    if (call.getInstance() != null) {
      signature.add(0, ValueType.object(method.getClassName()));
      List<Variable> arguments = new ArrayList<>(call.getArguments());
      arguments.add(0, call.getInstance());
      call.setInstance(null);
      call.setArguments(arguments.toArray(new Variable[0]));
      call.setType(InvocationType.SPECIAL);
    }
    call.setMethod(
        new MethodReference(
            OWN + replacement.substring(0, dot),
            replacement.substring(dot + 1),
            signature.toArray(new ValueType[0])));
  }

  private static String replacement(MethodReference method) {
    String type = method.getClassName();
    boolean isMath = type.equals("java.lang.Math") || type.equals("java.lang.StrictMath");
    if (isMath && method.getReturnType() != ValueType.DOUBLE) {
      return null; // of floats
    }
    String name = (isMath ? "Math" : type) + '.' + method.getName();
    String replacement = REPLACED.get(name);
    return replacement != null
        ? replacement
        : REPLACED.get(name + method.getDescriptor().signatureToString());
  }
}
