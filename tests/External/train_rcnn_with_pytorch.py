"""Trains the recurrent convolutional network of a Turing machine by autograd, from the exported weights of its layer.

train_rcnn_with_pytorch.py LAYER.json DEPTH WORK_COLUMNS < samples
Each line of samples is the d features and the label, all -1 or 1. After each step of SGD on the memory alone, with the loss (y - output)^2 / 2,
prints the output before the step and the whole memory. A line without a label asks for an output.
"""

import json
import sys

import torch

torch.set_default_dtype(torch.float64)


class Layer:
    """The layer: ReLUs of single cells, ReLUs of sums of those, and their sum."""

    def __init__(self, weights):
        self.padding = weights["padding"]
        self.position = torch.tensor([position for position, _ in weights["hidden"]])
        self.breakpoint = torch.tensor([breakpoint for _, breakpoint in weights["hidden"]], dtype=torch.float64)
        self.sums = torch.zeros(len(weights["hidden"]), len(weights["gates"]))
        for gate, column in enumerate(weights["gates"]):
            for hidden, weight in column["sum"]:
                self.sums[hidden, gate] = weight
        self.bias = torch.tensor([gate["bias"] for gate in weights["gates"]], dtype=torch.float64)
        self.output = torch.tensor([gate["output"] for gate in weights["gates"]], dtype=torch.float64)
        self.output_bias = weights["outputBias"]

    def apply(self, cells):
        around = torch.nn.functional.pad(cells, (1, 1, 1, 1), value=self.padding)
        patches = torch.stack(
            [cells, around[:-2, 1:-1], around[2:, 1:-1], around[1:-1, :-2], around[1:-1, 2:]], dim=-1)
        hidden = torch.relu(patches[..., self.position] - self.breakpoint)
        return torch.relu(hidden @ self.sums + self.bias) @ self.output + self.output_bias


def head(cells):
    relu = torch.relu
    return -1 + 18 * relu(cells + 1 / 6) - 36 * relu(cells) + 36 * relu(cells - 1 / 9) - 18 * relu(cells - 1 / 6)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        weights = json.load(file)
    depth, work_columns = int(sys.argv[2]), int(sys.argv[3])
    rows = [[int(number) for number in line.split()] for line in sys.stdin if line.strip()]
    inputs = len(rows[0]) - 1
    samples = [row for row in rows if len(row) == inputs + 1]
    layer = Layer(weights)
    memory = torch.zeros(len(samples), inputs + 1, requires_grad=True)

    def evaluate(features):
        first = memory * torch.tensor([float(feature) for feature in features] + [1.0])
        cells = torch.cat([first, torch.ones(len(samples), work_columns)], dim=1)
        for _ in range(depth):
            cells = layer.apply(cells)
        return head(cells[:, : inputs + 1]).sum()

    for row in rows:
        output = evaluate(row[:inputs])
        if len(row) == inputs + 1:
            loss = (row[inputs] - output) ** 2 / 2
            (gradient,) = torch.autograd.grad(loss, memory)
            with torch.no_grad():
                memory -= weights["learningRate"] * gradient
            print(repr(output.item()), *(repr(weight) for weight in memory.flatten().tolist()))
        else:
            print(repr(output.item()))


main()
