namespace Learnability;

// All functions of three signals, up to their order, that depend on each of them and give zero for zeros: there are 34.

internal readonly struct Table02 : ITernaryTable
{
    public static byte Table => 0x02;
}

internal readonly struct Table06 : ITernaryTable
{
    public static byte Table => 0x06;
}

internal readonly struct Table08 : ITernaryTable
{
    public static byte Table => 0x08;
}

internal readonly struct Table0E : ITernaryTable
{
    public static byte Table => 0x0E;
}

internal readonly struct Table16 : ITernaryTable
{
    public static byte Table => 0x16;
}

internal readonly struct Table18 : ITernaryTable
{
    public static byte Table => 0x18;
}

internal readonly struct Table1A : ITernaryTable
{
    public static byte Table => 0x1A;
}

internal readonly struct Table1E : ITernaryTable
{
    public static byte Table => 0x1E;
}

internal readonly struct Table28 : ITernaryTable
{
    public static byte Table => 0x28;
}

internal readonly struct Table2A : ITernaryTable
{
    public static byte Table => 0x2A;
}

internal readonly struct Table2C : ITernaryTable
{
    public static byte Table => 0x2C;
}

internal readonly struct Table2E : ITernaryTable
{
    public static byte Table => 0x2E;
}

internal readonly struct Table3E : ITernaryTable
{
    public static byte Table => 0x3E;
}

internal readonly struct Table68 : ITernaryTable
{
    public static byte Table => 0x68;
}

internal readonly struct Table6A : ITernaryTable
{
    public static byte Table => 0x6A;
}

internal readonly struct Table6E : ITernaryTable
{
    public static byte Table => 0x6E;
}

internal readonly struct Table7E : ITernaryTable
{
    public static byte Table => 0x7E;
}

internal readonly struct Table80 : ITernaryTable
{
    public static byte Table => 0x80;
}

internal readonly struct Table82 : ITernaryTable
{
    public static byte Table => 0x82;
}

internal readonly struct Table86 : ITernaryTable
{
    public static byte Table => 0x86;
}

internal readonly struct Table8A : ITernaryTable
{
    public static byte Table => 0x8A;
}

internal readonly struct Table8E : ITernaryTable
{
    public static byte Table => 0x8E;
}

internal readonly struct Table96 : ITernaryTable
{
    public static byte Table => 0x96;
}

internal readonly struct Table98 : ITernaryTable
{
    public static byte Table => 0x98;
}

internal readonly struct Table9A : ITernaryTable
{
    public static byte Table => 0x9A;
}

internal readonly struct Table9E : ITernaryTable
{
    public static byte Table => 0x9E;
}

internal readonly struct TableA8 : ITernaryTable
{
    public static byte Table => 0xA8;
}

internal readonly struct TableAC : ITernaryTable
{
    public static byte Table => 0xAC;
}

internal readonly struct TableAE : ITernaryTable
{
    public static byte Table => 0xAE;
}

internal readonly struct TableBC : ITernaryTable
{
    public static byte Table => 0xBC;
}

internal readonly struct TableBE : ITernaryTable
{
    public static byte Table => 0xBE;
}

internal readonly struct TableE8 : ITernaryTable
{
    public static byte Table => 0xE8;
}

internal readonly struct TableEA : ITernaryTable
{
    public static byte Table => 0xEA;
}

internal readonly struct TableFE : ITernaryTable
{
    public static byte Table => 0xFE;
}
