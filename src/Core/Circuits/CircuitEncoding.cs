using System;
using System.Collections.Generic;
using System.Text;

namespace Learnability;

/// <summary>
/// A compact byte form of a circuit, for generated code: variable-length integers, each fan-in as its distance from the gate. A gate takes 2 to 5 bytes.
/// </summary>
public static class CircuitEncoding
{
    /// <summary>Encodes a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    public static byte[] Encode(Circuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        var bytes = new List<byte>();
        WritePorts(bytes, circuit.InputPorts);
        WritePorts(bytes, circuit.OutputPorts);
        WriteNumber(bytes, circuit.GateCount);
        int node = 1 + circuit.InputCount;
        foreach (Gate gate in circuit.Gates)
        {
            // An XOR never has a complemented fan-in: the bit says which kind the gate is, and is spent only on the first fan-in.
            WriteNumber(bytes, ((((node - gate.Left.Node) << 1) | (gate.Left.IsComplemented ? 1 : 0)) << 1) | (gate.Kind == GateKind.Xor ? 1 : 0));
            WriteNumber(bytes, ((node - gate.Right.Node) << 1) | (gate.Right.IsComplemented ? 1 : 0));
            node++;
        }

        foreach (Literal output in circuit.Outputs)
            WriteNumber(bytes, output.Code);
        return [.. bytes];
    }

    /// <summary>Decodes a circuit.</summary>
    /// <param name="bytes">What <see cref="Encode"/> returned.</param>
    /// <exception cref="FormatException">The bytes are not an encoded circuit.</exception>
    public static Circuit Decode(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        CircuitPort[] inputPorts = ReadPorts(bytes, ref position);
        CircuitPort[] outputPorts = ReadPorts(bytes, ref position);
        int inputs = 0;
        foreach (CircuitPort port in inputPorts)
            inputs = checked(inputs + port.Width);
        int outputCount = 0;
        foreach (CircuitPort port in outputPorts)
            outputCount = checked(outputCount + port.Width);

        int gateCount = ReadNumber(bytes, ref position);
        if (gateCount > bytes.Length || outputCount > bytes.Length)
            throw Malformed(position, "more gates or outputs than bytes");
        var gates = new Gate[gateCount];
        for (int i = 0; i < gateCount; i++)
        {
            int node = 1 + inputs + i;
            int first = ReadNumber(bytes, ref position);
            var kind = (GateKind)(first & 1);
            Literal left = ReadFanIn(first >> 1, node, position);
            Literal right = ReadFanIn(ReadNumber(bytes, ref position), node, position);
            gates[i] = new Gate(kind, left, right);
        }

        var outputs = new Literal[outputCount];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = new Literal(ReadNumber(bytes, ref position));
            if (outputs[i].Node > inputs + gateCount)
                throw Malformed(position, "an output reads a node that does not exist");
        }

        if (position != bytes.Length)
            throw Malformed(position, "bytes are left over");
        return new Circuit(inputPorts, outputPorts, gates, outputs);
    }

    private static Literal ReadFanIn(int code, int node, int position)
    {
        int distance = code >> 1;
        if (distance < 1 || distance >= node)
            throw Malformed(position, "a fan-in does not come before its gate");
        return new Literal(node - distance, (code & 1) != 0);
    }

    private static void WritePorts(List<byte> bytes, IReadOnlyList<CircuitPort> ports)
    {
        WriteNumber(bytes, ports.Count);
        foreach (CircuitPort port in ports)
        {
            byte[] name = Encoding.UTF8.GetBytes(port.Name);
            WriteNumber(bytes, name.Length);
            bytes.AddRange(name);
            WriteNumber(bytes, port.Width);
        }
    }

    private static CircuitPort[] ReadPorts(ReadOnlySpan<byte> bytes, ref int position)
    {
        int count = ReadNumber(bytes, ref position);
        if (count > bytes.Length)
            throw Malformed(position, "more ports than bytes");
        var ports = new CircuitPort[count];
        for (int i = 0; i < count; i++)
        {
            int length = ReadNumber(bytes, ref position);
            if (length > bytes.Length - position)
                throw Malformed(position, "a name runs past the end");
            string name = Encoding.UTF8.GetString(bytes.Slice(position, length).ToArray());
            position += length;
            ports[i] = new CircuitPort(name, ReadNumber(bytes, ref position));
        }

        return ports;
    }

    private static void WriteNumber(List<byte> bytes, int value)
    {
        uint rest = (uint)value;
        while (rest >= 0x80)
        {
            bytes.Add((byte)(rest | 0x80));
            rest >>= 7;
        }

        bytes.Add((byte)rest);
    }

    private static int ReadNumber(ReadOnlySpan<byte> bytes, ref int position)
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            if (position >= bytes.Length)
                throw Malformed(position, "the end comes too early");
            byte next = bytes[position++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                if (value > int.MaxValue)
                    break;
                return (int)value;
            }
        }

        throw Malformed(position, "a number is out of range");
    }

    private static FormatException Malformed(int position, string why) => new($"Not an encoded circuit, at byte {position}: {why}.");
}
