extern alias generators;

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
        foreach (bool[][] inputs in Inputs(circuit.InputCount).Chunk(64))
        {
            (string Arguments, List<bool> Results)[] direct = [.. inputs.Select(bits => Run(method, circuit, bits))];
            var words = new ulong[circuit.InputCount];
            for (int lane = 0; lane < inputs.Length; lane++)
            {
                for (int i = 0; i < words.Length; i++)
                    words[i] |= inputs[lane][i] ? 1ul << lane : 0;
            }

            var outputs = new ulong[circuit.OutputCount];
            circuit.EvaluateLanes(words, outputs, 1);
            for (int lane = 0; lane < inputs.Length; lane++)
            {
                bool[] actual = Array.ConvertAll(outputs, word => (word >> lane & 1) != 0);
                (string arguments, List<bool> expected) = direct[lane];
                Assert.True(expected.SequenceEqual(actual), $"({arguments}): {Text(expected)} directly, {Text(actual)} by the circuit");
            }
        }
    }

    /// <summary>The arguments that input bits stand for, and the bits of what the method makes of them.</summary>
    private static (string Arguments, List<bool> Results) Run(MethodInfo method, Host.Circuit circuit, bool[] bits)
    {
        ParameterInfo[] parameters = method.GetParameters();
        var arguments = new object?[parameters.Length];
        int position = 0;
        int port = 0;
        for (int i = 0; i < parameters.Length; i++)
        {
            Type type = parameters[i].ParameterType.IsByRef ? parameters[i].ParameterType.GetElementType()! : parameters[i].ParameterType;
            if (parameters[i].IsOut)
                continue;
            int end = position + circuit.InputPorts[port++].Width;
            arguments[i] = Unpack(type, bits, ref position, DeclaredBits(parameters[i]));
            Assert.Equal(end, position);
        }

        string shown = string.Join(", ", arguments);
        object? result = method.Invoke(null, arguments);
        var results = new List<bool>();
        if (method.ReturnType != typeof(void))
            Pack(method.ReturnType, result!, results, DeclaredBits(method.ReturnParameter));
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].ParameterType.IsByRef && !parameters[i].IsIn)
                Pack(parameters[i].ParameterType.GetElementType()!, arguments[i]!, results, DeclaredBits(parameters[i]));
        }

        return (shown, results);
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

    /// <summary>The width of a field, or of the automatic property or the parameter of a primary constructor it stands behind.</summary>
    private static int FieldBits(FieldInfo field)
    {
        if (!field.Name.StartsWith('<'))
            return DeclaredBits(field);
        string name = field.Name[1..field.Name.IndexOf('>')];
        ICustomAttributeProvider? behind = field.DeclaringType!.GetProperty(name)
            ?? (ICustomAttributeProvider?)field.DeclaringType.GetConstructors().SelectMany(static constructor => constructor.GetParameters()).FirstOrDefault(parameter => parameter.Name == name);
        return DeclaredBits(behind ?? field);
    }

    private static object Unpack(Type type, bool[] bits, ref int position, int declaredBits)
    {
        if (type == typeof(bool))
            return bits[position++];
        if (type.IsEnum)
            return Enum.ToObject(type, Unpack(type.GetEnumUnderlyingType(), bits, ref position, declaredBits));
        if (Width(type) is { } full)
        {
            int width = declaredBits == 0 ? full : declaredBits;
            ulong value = 0;
            for (int i = 0; i < width; i++)
                value |= bits[position + i] ? 1ul << i : 0;
            position += width;
            object number = IsSigned(type) ? (long)value << (64 - width) >> (64 - width) : value;
            return Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        }

        if (InlineLength(type) is > 0 and int length)
        {
            FieldInfo element = Fields(type).Single();
            var elements = new object[length];
            for (int i = 0; i < length; i++)
                elements[i] = Unpack(element.FieldType, bits, ref position, declaredBits == 0 ? FieldBits(element) : declaredBits);
            return InlineMethod(nameof(MakeInline), type, element).Invoke(null, [elements])!;
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
            ulong number = IsSigned(type) ? (ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture) : Convert.ToUInt64(value, CultureInfo.InvariantCulture);
            for (int i = 0; i < (declaredBits == 0 ? full : declaredBits); i++)
                bits.Add((number >> i & 1) != 0);
        }
        else if (InlineLength(type) is > 0 and int length)
        {
            FieldInfo element = Fields(type).Single();
            foreach (object item in (object[])InlineMethod(nameof(ElementsOf), type, element).Invoke(null, [value, length])!)
                Pack(element.FieldType, item, bits, declaredBits == 0 ? FieldBits(element) : declaredBits);
        }
        else
        {
            foreach (FieldInfo field in Fields(type))
                Pack(field.FieldType, field.GetValue(value)!, bits, FieldBits(field));
        }
    }

    private static int InlineLength(Type type) => type.GetCustomAttribute<InlineArrayAttribute>()?.Length ?? 0;

    private static MethodInfo InlineMethod(string name, Type array, FieldInfo element) =>
        typeof(DirectExecution).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(array, element.FieldType);

    private static object MakeInline<TArray, TElement>(object[] elements)
        where TArray : struct
    {
        TArray array = default;
        Span<TElement> span = MemoryMarshal.CreateSpan(ref Unsafe.As<TArray, TElement>(ref array), elements.Length);
        for (int i = 0; i < elements.Length; i++)
            span[i] = (TElement)elements[i];
        return array;
    }

    private static object[] ElementsOf<TArray, TElement>(TArray array, int length)
        where TArray : struct =>
        [.. MemoryMarshal.CreateSpan(ref Unsafe.As<TArray, TElement>(ref array), length).ToArray().Select(static element => (object)element!)];

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
