"""Golden values for GoldenConvolutionTest: convolution, pooling and embedding by PyTorch.

golden_values.py says why and how. An image is a row here, as in Gradus.

To make them again, from the project root (apt-get install python3-torch):

    /usr/bin/python3 src/test/python/golden_convolution.py
"""

import platform
from pathlib import Path

from golden_values import F, gradient_of, one_hot, text, torch  # first: it sets PyTorch up

OUTPUT = Path("src/test/resources/golden/convolution.json")


def as_in_gradus(name, tensor):
    """A column for each filter or output; an embedding has a row for each symbol in both."""
    tensor = tensor.detach().clone()
    if tensor.dim() == 1:
        return tensor[None, :]
    return tensor if name == "embedding" else tensor.reshape(tensor.shape[0], -1).T


def parameters(modules):
    return [as_in_gradus(name, p) for name, module in modules for p in module.parameters()]


def gradients(modules):
    return [as_in_gradus(name, p.grad) for name, module in modules for p in module.parameters()]


def on_rows(function, shape):
    """The function of images as a function of rows."""
    return lambda x: function(x.reshape(-1, *shape)).flatten(1)


def case(seed, shape, images, module, settings):
    torch.manual_seed(seed)
    if isinstance(module, torch.nn.Conv2d):
        module.reset_parameters()
    function = on_rows(module, shape)
    x = torch.randn(images, shape[0] * shape[1] * shape[2])
    dy = torch.randn_like(function(x))
    y, dx = gradient_of(function, x, dy)
    modules = [("conv", module)]
    return {"shape": [float(n) for n in shape], "settings": [float(n) for n in settings],
            "x": x, "y": y, "dy": dy, "dx": dx,
            "parameters": parameters(modules), "gradients": gradients(modules)}


def convolution(seed, shape, images, filters, height, width, stride, padding):
    module = torch.nn.Conv2d(shape[0], filters, (height, width), stride, padding)
    return case(seed, shape, images, module, [filters, height, width, stride, padding])


def max_pool(seed, shape, images, size, stride):
    return case(seed, shape, images, torch.nn.MaxPool2d(size, stride), [size, stride])


def average_pool(seed, shape, images, size, stride):
    return case(seed, shape, images, torch.nn.AvgPool2d(size, stride), [size, stride])


def embedding(seed):
    """Symbol 2 occurs five times, symbol 6 not at all."""
    torch.manual_seed(seed)
    module = torch.nn.Embedding(7, 4)
    symbols = torch.tensor([[2, 0, 2], [5, 2, 1], [2, 3, 2], [4, 0, 5]])
    y = module(symbols).flatten(1)
    dy = torch.randn_like(y)
    y.backward(dy)
    modules = [("embedding", module)]
    return {"x": symbols.double(), "y": y.detach(), "dy": dy,
            "parameters": parameters(modules), "gradients": gradients(modules)}


def training(modules, function, optimizer, inputs, classes, count):
    before = parameters(modules)
    steps = []
    for _ in range(6):
        optimizer.zero_grad()
        x = inputs.clone().requires_grad_(inputs.is_floating_point())
        value = F.cross_entropy(function(x), one_hot(classes, count))
        value.backward()
        optimizer.step()
        steps.append({"loss": value.item()})
    return {"inputs": inputs.double(), "targets": one_hot(classes, count),
            "before": before, "losses": torch.tensor([s["loss"] for s in steps])[None, :],
            "after": parameters(modules)}


def images():
    """2 x 7 x 6; the shape behind each layer stands beside it. Momentum 0.9."""
    torch.manual_seed(11)
    conv1 = torch.nn.Conv2d(2, 3, (3, 2), 1, 1)  # 3 x 7 x 7
    conv2 = torch.nn.Conv2d(3, 4, (2, 2), 1, 1)  # 4 x 4 x 4
    dense = torch.nn.Linear(16, 3)
    function = torch.nn.Sequential(
        torch.nn.Unflatten(1, (2, 7, 6)),
        conv1, torch.nn.Tanh(), torch.nn.MaxPool2d(2),  # 3 x 3 x 3
        conv2, torch.nn.ReLU(), torch.nn.AvgPool2d(2), torch.nn.Flatten(),  # 4 x 2 x 2
        dense)
    modules = [("conv", conv1), ("conv", conv2), ("dense", dense)]
    optimizer = torch.optim.SGD(function.parameters(), lr=0.1, momentum=0.9)
    return training(modules, function, optimizer, torch.randn(9, 84),
                    [0, 1, 2, 0, 1, 2, 2, 2, 1], 3)


def names():
    """Embedding of 7 symbols to 3 numbers, 3 columns; dense 9 to 5, tanh; dense 5 to 7; Adam."""
    torch.manual_seed(12)
    table = torch.nn.Embedding(7, 3)
    hidden = torch.nn.Linear(9, 5)
    output = torch.nn.Linear(5, 7)
    function = torch.nn.Sequential(table, torch.nn.Flatten(), hidden, torch.nn.Tanh(), output)
    modules = [("embedding", table), ("dense", hidden), ("dense", output)]
    optimizer = torch.optim.Adam(function.parameters(), lr=0.01)
    return training(modules, function, optimizer, torch.randint(0, 6, (10, 3)),
                    torch.randint(0, 7, (10,)).tolist(), 7)


def main():
    golden = {
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "convolutions": {
            "plain": convolution(1, (1, 5, 5), 2, 2, 3, 3, 1, 0),
            "padding": convolution(2, (2, 4, 5), 3, 3, 3, 3, 1, 1),
            "stride 2": convolution(3, (1, 6, 7), 2, 2, 2, 2, 2, 0),
            "stride 2, padding 1": convolution(4, (3, 5, 4), 3, 2, 3, 3, 2, 1),
            "not square": convolution(5, (3, 4, 7), 2, 4, 1, 4, 1, 0),
            "stride 3, padding 2, not square": convolution(6, (2, 7, 5), 2, 3, 4, 2, 3, 2),
            "all of the image": convolution(7, (2, 3, 4), 2, 5, 3, 4, 1, 0),
            "a single pixel": convolution(8, (3, 3, 3), 2, 2, 1, 1, 1, 0),
            "twenty images": convolution(9, (1, 4, 4), 20, 2, 2, 2, 1, 0),
        },
        "maxPools": {
            "side by side": max_pool(21, (2, 4, 6), 3, 2, 2),
            "what does not fit": max_pool(22, (3, 5, 7), 2, 3, 3),
            "overlapping": max_pool(23, (1, 5, 6), 3, 3, 1),
            "gaps": max_pool(24, (2, 7, 5), 2, 2, 3),
        },
        "averagePools": {
            "side by side": average_pool(31, (2, 4, 6), 3, 2, 2),
            "what does not fit": average_pool(32, (3, 5, 7), 2, 3, 3),
            "overlapping": average_pool(33, (1, 5, 6), 3, 3, 2),
        },
        "embedding": embedding(41),
        "trainings": {"images": images(), "names": names()},
    }
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(text(golden) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
