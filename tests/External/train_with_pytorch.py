#!/usr/bin/python3
"""Trains a network of Learnability with PyTorch, and compares with a recorded run of the library.

    train_with_pytorch.py network.json trace.jsonl [--tolerance 1e-12]

network.json is what NeuralNet.WriteJson wrote before the run; its format is described in docs/neural-net-json.md. Each line of
trace.jsonl is one example, after whose step the library wrote what it had:

    {"inputs": [1, -1], "label": 1, "output": -1, "perturbation": [...], "weights": [...]}
    {"batch": [[1, -1], [1, 1]], "labels": [1, 0], "clip": 1, "precision": 0.125, "rounding": "up", "weights": [...]}

inputs         one number for each input
label          the label of the only output; without it, the network is evaluated only, and the line ends with the output
output         the output before the step
perturbation   optional: added to every weight after the step
weights        every weight after the step and the perturbation
batch, labels  in place of inputs and label: the samples of one step; gradients are clipped for each sample and weight, and their mean is rounded
clip           the bound of clipping
precision      gradients are rounded to multiples of it: within a quarter of one to that multiple, in between as rounding says
rounding       nearest, up, down or away: to the multiple that is farther

PyTorch runs on its own: every edge takes part in autograd, torch.optim.SGD makes the step, and nothing of the trace but inputs, labels and
perturbations enters the training. Outputs and weights must be equal bit for bit, or, with a tolerance, differ by at most that much relative
to the larger of the number and 1. Exits with 0 if they are, and says in which line and at which weight they are not otherwise.

Depends on PyTorch alone (Debian: python3-torch).
"""

import argparse
import json
import sys

import torch


class PiecewiseLinear:
    """An activation. Autograd sees y0 + slope * (x - x0) of the piece that x lies in, so that its derivative is the slope of that piece."""

    def __init__(self, description, dtype):
        self.x = torch.tensor(description["x"], dtype=dtype)
        self.y = torch.tensor(description["y"], dtype=dtype)
        inner = (self.y[1:] - self.y[:-1]) / (self.x[1:] - self.x[:-1])
        outer = torch.tensor([description["leftSlope"], description["rightSlope"]], dtype=dtype)
        # Piece i lies right of i breakpoints; the one left of all is anchored at the first.
        self.slope = torch.cat([outer[:1], inner, outer[1:]])
        self.anchor = torch.clamp(torch.arange(len(self.slope)) - 1, min=0)

    def __call__(self, x):
        piece = torch.bucketize(x.detach(), self.x, right=True)
        anchor = self.anchor[piece]
        return self.y[anchor] + self.slope[piece] * (x - self.x[anchor])


class Layer:
    """Vertices of one depth and one activation, evaluated at once; the products of a vertex are added in the order of its edges."""

    def __init__(self, vertices, incoming, position, activation):
        # The vertices with most edges first, so that those with a k-th edge are a prefix.
        self.vertices = sorted(vertices, key=lambda vertex: -len(incoming[vertex]))
        self.activation = activation
        self.counts, sources, weights = [], [], []
        for k in range(len(incoming[self.vertices[0]])):
            edges = [incoming[vertex][k] for vertex in self.vertices if k < len(incoming[vertex])]
            self.counts.append(len(edges))
            sources += [position[edge["source"]] for edge in edges]
            weights += [edge["weight"] for edge in edges]
        self.sources = torch.tensor(sources)
        self.weights = torch.tensor(weights)

    def __call__(self, outputs, weights):
        products = (weights[self.weights] * outputs[self.sources]).split(self.counts)
        total = products[0]
        for product in products[1:]:
            total = torch.cat([total[: len(product)] + product, total[len(product):]])
        return self.activation(total)


class Network:
    """The network with its weights as the one parameter."""

    def __init__(self, description):
        if (description["format"], description["version"]) != ("learnability-neural-net", 1):
            raise SystemExit(f"unknown format {description['format']} {description['version']}")
        dtype = {"double": torch.float64, "single": torch.float32}[description["arithmetic"]]
        self.weights = torch.tensor(description["weights"], dtype=dtype, requires_grad=True)
        self.loss = {"squared": lambda error: error**2, "half-squared": lambda error: error**2 / 2}[description["loss"]]
        self.learning_rate = description["learningRate"]
        self.frozen = torch.zeros(len(self.weights), dtype=torch.bool)
        if "trained" in description:
            self.frozen[:] = True
            self.frozen[torch.tensor(description["trained"], dtype=torch.long)] = False

        vertices = description["vertices"]
        incoming = [[] for _ in vertices]
        for edge in description["edges"]:
            incoming[edge["target"]].append(edge)
        activations = [PiecewiseLinear(activation, dtype) for activation in description["activations"]]
        groups = {}
        depth = [0] * len(vertices)
        for vertex, kind in enumerate(vertices):
            if kind["kind"] == "computed":
                depth[vertex] = 1 + max(depth[edge["source"]] for edge in incoming[vertex])
                groups.setdefault((depth[vertex], kind["activation"]), []).append(vertex)

        sources = [vertex for vertex, kind in enumerate(vertices) if kind["kind"] != "computed"]
        position = {vertex: vertex for vertex in sources}
        self.layers = []
        for (_, activation), members in sorted(groups.items()):
            layer = Layer(members, incoming, position, activations[activation])
            for vertex in layer.vertices:
                position[vertex] = len(position)
            self.layers.append(layer)
        (output,) = description["outputs"]
        self.output = position[output]

    def __call__(self, inputs):
        outputs = torch.cat([torch.ones(1, dtype=self.weights.dtype), torch.tensor(inputs, dtype=self.weights.dtype)])
        for layer in self.layers:
            outputs = torch.cat([outputs, layer(outputs, self.weights)])
        return outputs[self.output]


def round_gradient(gradient, precision, rounding):
    units = gradient / precision
    floor = torch.floor(units)
    fraction = units - floor
    takes_upper = {"nearest": fraction >= 0.5, "up": torch.ones_like(fraction, dtype=torch.bool), "down": torch.zeros_like(fraction, dtype=torch.bool), "away": fraction < 0.5}[rounding]
    is_upper = (fraction > 0.75) | ((fraction >= 0.25) & takes_upper)
    return (floor + is_upper) * precision


def step_batch(network, example):
    total = torch.zeros_like(network.weights)
    for inputs, label in zip(example["batch"], example["labels"]):
        loss = network.loss(network(inputs) - label)
        (gradient,) = torch.autograd.grad(loss, network.weights)
        gradient[network.frozen] = 0
        total += gradient.clamp(-example["clip"], example["clip"])
    with torch.no_grad():
        network.weights -= network.learning_rate * round_gradient(total / len(example["labels"]), example["precision"], example["rounding"])


class Comparison:
    """The largest difference so far; ends the program where one exceeds the tolerance."""

    def __init__(self, tolerance):
        self.tolerance = tolerance
        self.largest = 0.0

    def check(self, actual, expected, place):
        expected = torch.tensor(expected, dtype=actual.dtype).reshape(-1)
        actual = actual.detach().reshape(-1)
        if len(actual) != len(expected):
            raise SystemExit(f"{place}: there are {len(actual)} numbers, but {len(expected)} in the trace")
        difference = (actual - expected).abs() / expected.abs().clamp(min=1)
        worst = int(difference.argmax())
        if not difference[worst] <= self.tolerance:  # not >, so that NaN fails
            raise SystemExit(f"{place}: number {worst} is {actual[worst].item()!r}, but {expected[worst].item()!r} in the trace")
        self.largest = max(self.largest, float(difference[worst]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("network")
    parser.add_argument("trace")
    parser.add_argument("--tolerance", type=float, default=0.0)
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    with open(arguments.network, encoding="utf-8") as file:
        network = Network(json.load(file))
    optimizer = torch.optim.SGD([network.weights], lr=network.learning_rate)
    comparison = Comparison(arguments.tolerance)
    initial = network.weights.detach().clone()
    changes = 0
    steps = 0
    with open(arguments.trace, encoding="utf-8") as trace:
        for line_number, line in enumerate(trace, 1):
            example = json.loads(line)
            before = network.weights.detach().clone()
            if "batch" in example:
                steps += 1
                step_batch(network, example)
                comparison.check(network.weights, example["weights"], f"weights after line {line_number}")
                changes += int((network.weights.detach() != before).sum())
                continue
            output = network(example["inputs"])
            comparison.check(output, example["output"], f"output in line {line_number}")
            if "label" not in example:
                continue
            steps += 1
            optimizer.zero_grad()
            network.loss(output - example["label"]).backward()
            network.weights.grad[network.frozen] = 0
            optimizer.step()
            if example.get("perturbation") is not None:
                with torch.no_grad():
                    network.weights += torch.tensor(example["perturbation"], dtype=network.weights.dtype)
            comparison.check(network.weights, example["weights"], f"weights after line {line_number}")
            changes += int((network.weights.detach() != before).sum())

    if steps == 0:
        raise SystemExit("the trace has no step")
    moved = int((network.weights.detach() != initial).sum())
    exactness = "bit for bit" if comparison.largest == 0 else f"within {comparison.largest:.3g}"
    print(f"{steps} steps, {len(network.weights)} weights, {changes} changes of a weight, {moved} weights moved: equal {exactness} (PyTorch {torch.__version__})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
