extern alias generators;

using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Circuits;

/// <summary>The circuits of plain C# are as small as good circuits for the same functions.</summary>
public sealed class CircuitSizeTests
{
    [Theory]
    [InlineData("Arithmetic.Add64", 63, 314)]
    [InlineData("Arithmetic.Multiply64", 4_033, 11_783)]
    [InlineData("Arithmetic.PopCount32", 31, 138)]
    [InlineData("Arithmetic.Less32", 32, 125)]
    [InlineData("Arithmetic.Equal32", 31, 63)]
    [InlineData("AesSubstitution.Substitute", 32, 112)]
    [InlineData("AesSubstitutionTable.Substitute", 241, 526)]
    [InlineData("Aes128.Encrypt", 6_400, 29_192)]
    [InlineData("Sha256.Compress", 22_266, 111_754)]
    [InlineData("LinearEquations.SolveByRowAddition", 3_504, 6_874)]
    [InlineData("LinearEquations.SolveByPivotSearch", 3_913, 10_094)]
    [InlineData("Majority.Majority31", 26, 126)]
    [InlineData("Sorting.BubbleSort", 448, 1_512)]
    [InlineData("Matrices.Multiply", 3_968, 10_208)]
    [InlineData("Division.Divide32", 1_055, 3_068)]
    public void The_circuit_of_a_sample_is_as_small_as_measured(string method, int andGates, int gates)
    {
        Host.CircuitInfo info = SampleCircuits.Get(method).Info;
        Assert.True(info.AndGates <= andGates && info.Gates <= gates, $"{method}: {info}, at most {andGates} ANDs and {gates} gates were expected");
    }
}
