using System;
using Learnability;

Conjunction.SgdNetwork network = new(seed: 1);
RandomBits random = new(seed: 1, RandomPurpose.Examples);
int mistakes = 0;
for (int sample = 1; sample <= 10_000; sample++)
{
    ushort x = (ushort)random.NextBits(16);
    if (network.Step(x, y: (x & 0b1011) == 0b1011))
        Console.WriteLine($"mistake {++mistakes} at sample {sample}: a step of SGD changed the weights");
}

Console.WriteLine(Conjunction.SgdNetwork.Info);

/// <summary>Learns which of 16 bits must be set: every true example removes those that are clear in it.</summary>
[LearningAlgorithm, Sgd(Mode = SgdMode.MistakeDriven)]
internal partial struct Conjunction
{
    private ushort _removed;

    public void Learn(ushort x, bool y) => _removed |= y ? (ushort)~x : (ushort)0;

    public readonly bool Predict(ushort x) => (ushort)(x | _removed) == ushort.MaxValue;
}
