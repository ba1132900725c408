"""Lets ONNX's own checker look at files; OnnxCheckerTest runs it.

    /usr/bin/python3 src/test/python/check_onnx.py network.onnx ...
"""

import sys

import onnx

for path in sys.argv[1:]:
    onnx.checker.check_model(path, full_check=True)  # with the shapes and types of all results
    model = onnx.load(path)
    shapes = onnx.shape_inference.infer_shapes(model, strict_mode=True).graph.output
    print(path.split("/")[-1], onnx.helper.printable_type(shapes[0].type))
