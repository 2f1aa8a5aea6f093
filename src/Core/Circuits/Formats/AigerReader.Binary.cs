namespace Learnability;

internal sealed partial class AigerReader
{
    private void ReadBinaryOutputs()
    {
        for (int i = 0; i < _outputCount; i++)
        {
            _outputs.Add(_scanner.ReadNumber("the literal of output", LargestLiteral, i, _outputCount));
            _scanner.ReadEndOfLine();
        }
    }

    /// <summary>A gate is two differences: of its own literal and the first fan-in, and of the first fan-in and the second.</summary>
    private void ReadBinaryGates()
    {
        for (int i = 0; i < _gateCount; i++)
        {
            int literal = 2 * (1 + _inputCount + i);
            int left = literal - ReadDifference(literal, 1, i);
            _fanIns.Add(left);
            _fanIns.Add(left - ReadDifference(left, 0, i));
        }

        _scanner.StartLine();
    }

    /// <summary>Seven bits a byte, the lowest first; the top bit says that more follow.</summary>
    private int ReadDifference(int largest, int smallest, int gate)
    {
        long start = _scanner.Offset;
        long value = 0;
        int shift = 0;
        int next;
        do
        {
            next = _scanner.ReadByte();
            if (next == ByteScanner.End)
            {
                throw Malformed.At(
                    Byte(start),
                    Malformed.EndOfFile,
                    "gate " + Malformed.NumberOf(gate, _gateCount));
            }

            value |= (long)(next & 0x7F) << shift;
            shift += 7;
        }
        while (next >= 0x80 && shift < 35);

        if (next >= 0x80 || value < smallest || value > largest)
        {
            throw Malformed.At(
                Byte(start),
                next >= 0x80 ? "a number of more than 5 bytes" : $"the difference {Malformed.Number(value)}",
                $"one from {Malformed.Number(smallest)} to {Malformed.Number(largest)} for gate {Malformed.NumberOf(gate, _gateCount)}");
        }

        return (int)value;
    }

    private Literal[] BuildBinaryGates(CircuitBuilder builder)
    {
        var map = new Literal[1 + _inputCount + _gateCount];
        for (int i = 0; i <= _inputCount; i++)
            map[i] = new Literal(i, false);
        for (int i = 0; i < _gateCount; i++)
            map[1 + _inputCount + i] = And(builder, Map(_fanIns[2 * i]), Map(_fanIns[(2 * i) + 1]));
        return _outputs.ConvertAll(Map).ToArray();

        Literal Map(int literal) => map[literal >> 1] ^ ((literal & 1) != 0);
    }

    private static string Byte(long offset) => "Byte " + Malformed.Number(offset);
}
