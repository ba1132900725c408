package gradus.persist;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import gradus.math.Matrix;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** An exported model in ONNX Runtime, asked as Gradus is: matrices in, matrices out. */
final class OnnxSession implements AutoCloseable {
  private final Precision precision;
  private final OrtSession session;

  OnnxSession(byte[] file, Precision precision) throws OrtException {
    this.precision = precision;
    this.session = OrtEnvironment.getEnvironment().createSession(file);
  }

  /** What the file's graph says about these inputs. */
  Matrix predict(DMatrixRMaj inputs) throws OrtException {
    try (OnnxTensor tensor = tensor(inputs);
        OrtSession.Result result = session.run(Map.of("inputs", tensor))) {
      return matrix((OnnxTensor) result.get("outputs").orElseThrow());
    }
  }

  private OnnxTensor tensor(DMatrixRMaj inputs) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {inputs.numRows, inputs.numCols};
    int count = inputs.getNumElements();
    if (precision == Precision.DOUBLE) {
      DoubleBuffer numbers = DoubleBuffer.wrap(inputs.data, 0, count);
      return OnnxTensor.createTensor(environment, numbers, shape);
    }
    FloatBuffer numbers = FloatBuffer.allocate(count);
    for (int i = 0; i < count; i++) {
      numbers.put(i, (float) inputs.data[i]);
    }
    return OnnxTensor.createTensor(environment, numbers, shape);
  }

  private Matrix matrix(OnnxTensor tensor) {
    long[] shape = tensor.getInfo().getShape();
    Matrix outputs = new Matrix((int) shape[0], (int) shape[1]);
    if (precision == Precision.DOUBLE) {
      tensor.getDoubleBuffer().get(outputs.data);
    } else {
      FloatBuffer numbers = tensor.getFloatBuffer();
      for (int i = 0; i < outputs.data.length; i++) {
        outputs.data[i] = numbers.get(i);
      }
    }
    return outputs;
  }

  /** What the file says of itself, by name. */
  Map<String, String> metadata() throws OrtException {
    return session.getMetadata().getCustomMetadata();
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
