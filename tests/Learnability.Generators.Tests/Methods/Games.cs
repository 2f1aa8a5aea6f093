using System;
using System.Runtime.CompilerServices;

namespace Learnability.Generators.Tests.Methods;

/// <summary>Boards, automata and machines.</summary>
public static partial class Games
{
    [InlineArray(8)]
    public struct Board
    {
        private byte _row;
    }

    public enum Light : byte
    {
        Red,
        RedAmber,
        Green,
        Amber,
    }

    public enum Token
    {
        None,
        Number,
        Operator,
        Error,
    }

    private static readonly (int X, int Y)[] _neighbours = [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)];

    private static readonly int[][] _lines = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]];

    /// <summary>One generation of the game of life on a torus of 8 × 8 cells.</summary>
    [Circuit]
    public static ulong Life(ulong cells)
    {
        var board = new bool[8, 8];
        for (int y = 0; y < 8; y++)
        {
            for (int x = 0; x < 8; x++)
                board[y, x] = (cells >> (8 * y + x) & 1) != 0;
        }

        ulong next = 0;
        for (int y = 0; y < 8; y++)
        {
            for (int x = 0; x < 8; x++)
            {
                int alive = 0;
                foreach (var (dx, dy) in _neighbours)
                {
                    if (board[y + dy & 7, x + dx & 7])
                        alive++;
                }

                if (alive == 3 || alive == 2 && board[y, x])
                    next |= 1ul << (8 * y + x);
            }
        }

        return next;
    }

    [Circuit]
    public static Board Mirror(Board board)
    {
        Span<byte> rows = board;
        rows.Reverse();
        foreach (ref byte row in rows)
        {
            row = (byte)(row << 4 | row >> 4);
            row = (byte)((row & 0x33) << 2 | row >> 2 & 0x33);
            row = (byte)((row & 0x55) << 1 | row >> 1 & 0x55);
        }

        return board;
    }

    /// <summary>1 or 2 if a player has three in a row; two bits a field.</summary>
    [Circuit]
    public static int Winner([Bits(18)] uint fields)
    {
        Span<byte> board = stackalloc byte[9];
        for (int i = 0; i < board.Length; i++)
            board[i] = (byte)(fields >> (2 * i) & 3);
        foreach (int[] line in _lines)
        {
            if (board[line[0]] is var first and (1 or 2) && first == board[line[1]] && first == board[line[2]])
                return first;
        }

        return 0;
    }

    [Circuit]
    public static ushort Rule110(ushort cells)
    {
        ushort next = 0;
        for (int i = 0; i < 16; i++)
        {
            int neighbourhood = (ushort.RotateRight(cells, i + 15) & 7);
            if ((110 >> neighbourhood & 1) == 1)
                next |= (ushort)(1 << i);
        }

        return next;
    }

    [Circuit]
    public static (Light Next, byte Timer) Traffic(Light light, [Bits(3)] byte timer, bool waiting) => (light, timer, waiting) switch
    {
        (Light.Green, > 0, false) => (Light.Green, timer),
        (_, > 0, _) => (light, (byte)(timer - 1)),
        (Light.Red, _, true) => (Light.RedAmber, 1),
        (Light.RedAmber, _, _) => (Light.Green, 7),
        (Light.Green, _, true) => (Light.Amber, 2),
        (Light.Amber, _, _) => (Light.Red, 5),
        var (same, _, _) => (same, 0),
    };

    /// <summary>A scanner that is a machine of states.</summary>
    [Circuit]
    public static Token Scan(uint characters)
    {
        Token token = Token.None;
        for (int i = 0; i < 4; i++)
        {
            char c = (char)(characters >> (8 * i) & 0x7F);
            switch (token)
            {
                case Token.None when c == ' ':
                    continue;
                case Token.None:
                case Token.Operator:
                    if (char.IsAsciiDigit(c))
                        goto case Token.Number;
                    token = c is '+' or '-' or '*' ? Token.Operator : Token.Error;
                    break;
                case Token.Number:
                    token = char.IsAsciiDigit(c) ? Token.Number : c == ' ' ? Token.None : Token.Error;
                    break;
                default:
                    return Token.Error;
            }
        }

        return token;
    }

    /// <summary>A machine with an accumulator, four registers and instructions of four bits.</summary>
    [Circuit]
    public static byte Run(uint program, byte start)
    {
        Span<byte> registers = [start, 1, 2, 3];
        byte accumulator = 0;
        for (int pc = 0; pc < 8; pc++)
        {
            int instruction = (int)(program >> (4 * pc)) & 15;
            ref byte register = ref registers[instruction & 3];
            switch (instruction >> 2)
            {
                case 0:
                    accumulator += register;
                    break;
                case 1:
                    accumulator ^= register;
                    break;
                case 2:
                    register = accumulator;
                    break;
                default:
                    if (accumulator == 0)
                        pc++;
                    break;
            }
        }

        return accumulator;
    }

    [Circuit]
    public static ushort Knight([Bits(2)] byte x, [Bits(2)] byte y)
    {
        ushort reachable = 0;
        foreach (var (dx, dy) in (ReadOnlySpan<(int, int)>)[(1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)])
        {
            (int tx, int ty) = (x + dx, y + dy);
            if (tx is >= 0 and < 4 && ty is >= 0 and < 4)
                reachable |= (ushort)(1 << (4 * ty + tx));
        }

        return reachable;
    }
}
