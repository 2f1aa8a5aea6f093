extern alias generators;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Support;

/// <summary>Compares a circuit with the method it was made of, run as .NET runs it.</summary>
internal static class DirectExecution
{
    private const int Samples = 300;

    /// <summary>Fails the test where the circuit and the method differ: on all inputs if there are few, otherwise on extremes and random ones.</summary>
    public static void AssertSame(MethodInfo method, Host.Circuit circuit)
    {
        ParameterInfo[] parameters = method.GetParameters();
        int[] widths = [.. circuit.InputPorts.Select(static port => port.Width)];
        foreach (bool[] bits in Inputs(widths.Sum()))
        {
            var arguments = new object?[parameters.Length];
            int position = 0;
            int port = 0;
            for (int i = 0; i < parameters.Length; i++)
            {
                Type type = parameters[i].ParameterType.IsByRef ? parameters[i].ParameterType.GetElementType()! : parameters[i].ParameterType;
                if (parameters[i].IsOut)
                    continue;
                int end = position + widths[port++];
                arguments[i] = Unpack(type, bits, ref position, DeclaredBits(parameters[i]));
                Assert.Equal(end, position);
            }

            string shown = string.Join(", ", arguments);
            object? result = method.Invoke(null, arguments);
            var expected = new List<bool>();
            if (method.ReturnType != typeof(void))
                Pack(method.ReturnType, result!, expected, DeclaredBits(method.ReturnParameter));
            for (int i = 0; i < parameters.Length; i++)
            {
                if (parameters[i].ParameterType.IsByRef && !parameters[i].IsIn)
                    Pack(parameters[i].ParameterType.GetElementType()!, arguments[i]!, expected, DeclaredBits(parameters[i]));
            }

            var actual = new bool[circuit.OutputPorts.Sum(static output => output.Width)];
            circuit.Evaluate(bits, actual);
            Assert.True(expected.SequenceEqual(actual), $"({shown}): {Text(expected)} directly, {Text(actual)} by the circuit");
        }
    }

    private static IEnumerable<bool[]> Inputs(int width)
    {
        if (width <= 10)
        {
            for (int x = 0; x < 1 << width; x++)
                yield return [.. Enumerable.Range(0, width).Select(i => (x >> i & 1) != 0)];
            yield break;
        }

        var random = new Random(20260101);
        yield return new bool[width];
        yield return [.. Enumerable.Repeat(true, width)];
        for (int sample = 0; sample < Samples; sample++)
        {
            // Runs of equal bits reach small, negative and extreme values, which independent bits do not.
            var bits = new bool[width];
            double change = new[] { 0.5, 0.1, 0.03 }[sample % 3];
            bool bit = random.Next(2) == 1;
            for (int i = 0; i < width; i++)
            {
                if (random.NextDouble() < change)
                    bit = !bit;
                bits[i] = bit;
            }

            yield return bits;
        }
    }

    private static int DeclaredBits(ICustomAttributeProvider place) =>
        place.GetCustomAttributes(typeof(BitsAttribute), false).OfType<BitsAttribute>().FirstOrDefault()?.Width ?? 0;

    /// <summary>The width of a field, or of the automatic property it stands behind.</summary>
    private static int FieldBits(FieldInfo field) =>
        field.Name.StartsWith('<') && field.DeclaringType!.GetProperty(field.Name[1..field.Name.IndexOf('>')]) is { } property
            ? DeclaredBits(property)
            : DeclaredBits(field);

    private static object Unpack(Type type, bool[] bits, ref int position, int declaredBits)
    {
        if (type == typeof(bool))
            return bits[position++];
        if (type.IsEnum)
            return Enum.ToObject(type, Unpack(type.GetEnumUnderlyingType(), bits, ref position, declaredBits));
        if (Width(type) is { } full)
        {
            int width = declaredBits == 0 ? full : declaredBits;
            BigInteger value = 0;
            for (int i = 0; i < width; i++)
                value |= bits[position + i] ? BigInteger.One << i : 0;
            if (IsSigned(type) && bits[position + width - 1])
                value -= BigInteger.One << width;
            position += width;
            return type == typeof(char) ? (char)(int)value : Convert.ChangeType(value.ToString(), type, System.Globalization.CultureInfo.InvariantCulture);
        }

        object structure = Activator.CreateInstance(type)!;
        foreach (FieldInfo field in Fields(type))
            field.SetValue(structure, Unpack(field.FieldType, bits, ref position, FieldBits(field)));
        return structure;
    }

    private static void Pack(Type type, object value, List<bool> bits, int declaredBits)
    {
        if (value is bool truth)
        {
            bits.Add(truth);
        }
        else if (type.IsEnum)
        {
            Pack(type.GetEnumUnderlyingType(), Convert.ChangeType(value, type.GetEnumUnderlyingType(), null), bits, declaredBits);
        }
        else if (Width(type) is { } full)
        {
            BigInteger number = value is char c ? c : BigInteger.Parse(value.ToString()!, System.Globalization.CultureInfo.InvariantCulture);
            for (int i = 0; i < (declaredBits == 0 ? full : declaredBits); i++)
                bits.Add(!((number >> i) & 1).IsZero);
        }
        else
        {
            foreach (FieldInfo field in Fields(type))
                Pack(field.FieldType, field.GetValue(value)!, bits, FieldBits(field));
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(static field => field.MetadataToken);

    private static int? Width(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte or TypeCode.Byte => 8,
        TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Char => 16,
        TypeCode.Int32 or TypeCode.UInt32 => 32,
        TypeCode.Int64 or TypeCode.UInt64 => 64,
        _ => null,
    };

    private static bool IsSigned(Type type) => Type.GetTypeCode(type) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;

    private static string Text(IEnumerable<bool> bits) => string.Concat(bits.Reverse().Select(static bit => bit ? '1' : '0'));
}
