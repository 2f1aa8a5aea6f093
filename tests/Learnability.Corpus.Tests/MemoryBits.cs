using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Learnability.Corpus.Tests;

/// <summary>The memory of a learner as bits, read by reflection: fields in order of declaration, each least significant bit first.</summary>
internal static class MemoryBits
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static bool[] Of(object learner)
    {
        var bits = new List<bool>();
        Append(learner, 0, bits);
        return [.. bits];
    }

    public static object ReadField(object structure, string name) => structure.GetType().GetField(name, Instance)!.GetValue(structure)!;

    /// <summary>The elements of an inline array.</summary>
    public static IEnumerable Elements(object inlineArray)
    {
        Type type = inlineArray.GetType();
        MethodInfo read = typeof(MemoryBits).GetMethod(nameof(ReadElements), BindingFlags.Static | BindingFlags.NonPublic)!;
        return (IEnumerable)read.MakeGenericMethod(type, type.GetFields(Instance)[0].FieldType).Invoke(null, [inlineArray])!;
    }

    private static void Append(object value, int declaredBits, List<bool> bits)
    {
        Type type = value.GetType();
        if (value is bool bit)
        {
            bits.Add(bit);
        }
        else if (type.IsPrimitive)
        {
            long number = value is ulong unsigned ? (long)unsigned : Convert.ToInt64(value, CultureInfo.InvariantCulture);
            int width = declaredBits > 0 ? declaredBits : System.Runtime.InteropServices.Marshal.SizeOf(type) * 8;
            for (int i = 0; i < width; i++)
                bits.Add((number >> i & 1) != 0);
        }
        else if (type.GetCustomAttribute<InlineArrayAttribute>() is not null)
        {
            int elementBits = DeclaredBits(type.GetFields(Instance)[0]);
            foreach (object element in Elements(value))
                Append(element, elementBits, bits);
        }
        else
        {
            foreach (FieldInfo field in type.GetFields(Instance))
                Append(field.GetValue(value)!, DeclaredBits(field), bits);
        }
    }

    private static int DeclaredBits(FieldInfo field) => field.GetCustomAttribute<BitsAttribute>()?.Width ?? 0;

    private static TElement[] ReadElements<TArray, TElement>(TArray array)
        where TArray : struct
    {
        int length = typeof(TArray).GetCustomAttribute<InlineArrayAttribute>()!.Length;
        return System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref Unsafe.As<TArray, TElement>(ref array), length).ToArray();
    }
}
