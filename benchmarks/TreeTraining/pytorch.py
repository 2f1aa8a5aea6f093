"""Layerwise training of the same tree by PyTorch, float64, one thread: autograd over all examples, layer by layer, to the same recovery.

OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 python3 pytorch.py [examples] [limit of steps a layer]

Without Debian's libopenblas0 the reference BLAS is used, which is ten times slower. pytorch.txt is its output.
"""
import sys
import time

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
m = int(sys.argv[1]) if len(sys.argv) > 1 else 16384
limit = int(sys.argv[2]) if len(sys.argv) > 2 else 200000
depth, k, rate = 6, 4, 0.05
n = 2 ** depth
lam = (2 / 3) ** depth / 4


def table(level, index):
    kind = (5 * level + 3 * index + (index >> 2)) & 3
    out = []
    for p in range(4):
        a, b = p & 1, p >> 1
        g = (a & b) if kind & 1 == 0 else (a | b)
        out.append(1.0 if (g != (kind > 1)) else -1.0)
    return out


tables = [torch.tensor([table(level, i) for i in range(2 ** level)]) for level in range(depth)]


def evaluate(x):
    for level in range(depth - 1, -1, -1):
        p = ((x[:, 0::2] > 0).long() + 2 * (x[:, 1::2] > 0).long())
        x = torch.gather(tables[level].unsqueeze(0).expand(x.shape[0], -1, -1), 2, p.unsqueeze(2)).squeeze(2)
    return x[:, 0]


def sample(count, generator):
    z = torch.where(torch.rand(count, 1, generator=generator) < 0.5, -1.0, 1.0)
    for level in range(depth):
        out = torch.empty(count, 2 ** (level + 1))
        for i in range(2 ** level):
            t = tables[level][i]
            for value in (-1.0, 1.0):
                rows = z[:, i] == value
                patterns = torch.nonzero(t == value).flatten()
                pick = patterns[torch.randint(len(patterns), (int(rows.sum()),), generator=generator)]
                out[rows, 2 * i] = 2.0 * (pick & 1) - 1
                out[rows, 2 * i + 1] = 2.0 * (pick >> 1) - 1
        z = out
    return z


generator = torch.Generator().manual_seed(1)
x = sample(m, generator)
y = evaluate(x)
if y.mean() < 0:
    y = -y
s = 1 / (4 * 2 ** 0.5 * k)
started = time.process_time()
slowest = total = 0
for level in range(depth - 1, -1, -1):
    gates = 2 ** level
    w = torch.tensor([[s, 0.0], [-s, 0.0], [0.0, s], [0.0, -s]]).repeat(gates, 1, 1).requires_grad_()
    v = torch.tensor([1.0, 1.0, -1.0, -1.0])
    pairs = x.view(m, gates, 2)

    def outputs():
        return torch.nn.functional.hardtanh((torch.relu(torch.einsum('mgc,gkc->mgk', pairs, w)) * v).sum(2))

    for step in range(limit):
        g = outputs()
        yhat = g.mean(1)
        loss = (torch.clamp(1 - y * yhat, min=0) + lam * (1 - yhat).abs()).mean()
        loss.backward()
        with torch.no_grad():
            if w.grad.abs().max() == 0:
                break
            w -= rate * gates * w.grad
            w.grad = None
    slowest, total = max(slowest, step), total + step
    with torch.no_grad():
        x = outputs()
    print(f'level {level}: {step} steps, {time.process_time() - started:.1f} s CPU', flush=True)
print(f'PyTorch {torch.__version__}, one thread: m = {m}, {slowest} steps of the slowest layer, '
      f'{total} in all, {time.process_time() - started:.2f} s CPU, accuracy {((x[:, 0] > 0) == (y > 0)).double().mean():.4f}')
