extern alias generators;

using System.Collections.Generic;
using System.Numerics;
using System.Threading;
using generators::Learnability.Generators.Ir;
using generators::Learnability.Generators.Lowering;
using Learnability.Tests.Support;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Lowering;

/// <summary>The lowering against an independent interpreter of the IR, on random programs.</summary>
public sealed class LoweringTests
{
    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 100)]
    [InlineData(3, 100)]
    [InlineData(4, 100)]
    public void The_circuit_of_a_random_program_computes_what_the_program_does(int seed, int programs)
    {
        var programBits = new RandomBits(seed, RandomPurpose.Examples);
        var generator = new RandomPrograms(programBits);
        int compared = 0;
        for (int i = 0; i < programs; i++)
        {
            IrMethod method = generator.Next();
            var problems = new ProblemList();
            var program = new CircuitProgram(new IrProgram(new[] { method }.ToEquatableArray()), 0, new LoweringLimits(60_000, 200_000), false);
            Host.Circuit? circuit = CircuitLowering.Lower(program, problems, CancellationToken.None);
            if (circuit is null)
            {
                // The only excuse is the budget.
                Assert.All(problems.Problems, problem => Assert.True(problem.Id is "LRN0011" or "LRN0012", $"seed {seed}, program {i}: {problem}"));
                continue;
            }

            compared++;
            Compare(method, circuit, $"seed {seed}, program {i}\n{IrPrinter.Print(method)}");
        }

        Assert.True(compared >= programs * 9 / 10, $"seed {seed}: only {compared} of {programs} programs were within the budget");
    }

    /// <summary>The long run: 20,000 programs.</summary>
    [LongFact]
    public void The_circuits_of_many_random_programs_compute_what_the_programs_do()
    {
        for (int seed = 1000; seed < 1200; seed++)
            The_circuit_of_a_random_program_computes_what_the_program_does(seed, 100);
    }

    private static void Compare(IrMethod method, Host.Circuit circuit, string place)
    {
        var random = new RandomBits(17, RandomPurpose.Examples);
        for (int sample = 0; sample < 24; sample++)
        {
            var arguments = new BigInteger[method.Parameters.Count];
            var inputs = new List<bool>();
            for (int i = 0; i < arguments.Length; i++)
            {
                var type = (IrIntegerType)method.Variables[i].Type;
                int width = method.Variables[i].DeclaredBits > 0 ? method.Variables[i].DeclaredBits : type.Width;
                ulong bits = random.NextBit() ? random.NextBits(width) : random.NextBits(width) & 0x83;
                for (int bit = 0; bit < width; bit++)
                    inputs.Add((bits >> bit & 1) != 0);
                arguments[i] = type.IsSigned && bits >> (width - 1) != 0 ? bits - (BigInteger.One << width) : bits;
            }

            var outputs = new bool[circuit.OutputCount];
            circuit.Evaluate(inputs.ToArray(), outputs);
            BigInteger actual = BigInteger.Zero;
            for (int bit = 0; bit < outputs.Length; bit++)
                actual += outputs[bit] ? bit == outputs.Length - 1 ? -(BigInteger.One << bit) : BigInteger.One << bit : BigInteger.Zero;
            BigInteger expected = new IrInterpreter(method, arguments).Run();
            Assert.True(expected == actual, $"{place}, sample {sample}: f({string.Join(", ", arguments)}) is {expected}, but the circuit gives {actual}");
        }
    }

    private sealed class ProblemList : IProblemSink
    {
        public List<Problem> Problems { get; } = [];

        public void Report(Problem problem) => Problems.Add(problem);
    }
}
