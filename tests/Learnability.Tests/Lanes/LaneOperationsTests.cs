using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Xunit;

namespace Learnability.Tests.Lanes;

public sealed class LaneOperationsTests
{
    [Fact]
    public void Words_compute_the_functions_that_they_are_named_after() => AssertNamed<ulong, Lanes64>();

    [Fact]
    public void Vectors_compute_the_functions_that_they_are_named_after()
    {
        AssertNamed<Vector128<ulong>, Lanes128>();
        AssertNamed<Vector256<ulong>, Lanes256>();
        AssertNamed<Vector512<ulong>, Lanes512>();
    }

    /// <summary>The byte of each row of the table is the three signals there: the function's value is the table itself.</summary>
    private static void AssertNamed<TVector, TOperations>()
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector>
    {
        object[] signals = [Fill<TVector>(LutTable.A), Fill<TVector>(LutTable.B), Fill<TVector>(LutTable.C)];
        MethodInfo[] functions = [.. typeof(TOperations).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name.StartsWith("Lut", StringComparison.Ordinal))];
        Assert.Equal(34, functions.Length);
        foreach (MethodInfo function in functions)
            Assert.Equal(Fill<TVector>(byte.Parse(function.Name[3..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)), function.Invoke(null, signals));
        TVector a = Fill<TVector>(LutTable.A), b = Fill<TVector>(LutTable.B);
        Assert.Equal(Fill<TVector>(LutTable.And), TOperations.And(a, b));
        Assert.Equal(Fill<TVector>(LutTable.AndNot), TOperations.AndNot(b, a));
        Assert.Equal(Fill<TVector>(LutTable.Or), TOperations.Or(a, b));
        Assert.Equal(Fill<TVector>(LutTable.Xor), TOperations.Xor(a, b));
        Assert.Equal(Fill<TVector>(0x0F), TOperations.Not(a));
    }

    private static TVector Fill<TVector>(byte value)
        where TVector : struct
    {
        TVector vector = default;
        MemoryMarshal.AsBytes(new Span<TVector>(ref vector)).Fill(value);
        return vector;
    }
}
