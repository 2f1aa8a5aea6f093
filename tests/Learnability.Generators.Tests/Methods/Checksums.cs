namespace Learnability.Generators.Tests.Methods;

/// <summary>Checks that travel with data.</summary>
public static partial class Checksums
{
    private static readonly uint[] _table = MakeTable(0xEDB88320);

    [Circuit]
    public static byte Crc8(byte crc, byte data)
    {
        crc ^= data;
        for (int i = 0; i < 8; i++)
            crc = (byte)((crc & 0x80) != 0 ? crc << 1 ^ 0x07 : crc << 1);
        return crc;
    }

    [Circuit]
    public static ushort Crc16(ushort crc, byte data)
    {
        for (int bit = 7; bit >= 0; bit--)
        {
            bool feedback = ((crc >> 15) ^ (data >> bit) & 1) != 0;
            crc <<= 1;
            if (feedback)
                crc ^= 0x1021;
        }

        return crc;
    }

    [Circuit]
    public static uint Crc32ByTable(uint crc, byte data) => _table[(byte)(crc ^ data)] ^ (crc >> 8);

    [Circuit]
    public static uint Adler32(uint adler, byte first, byte second)
    {
        const uint Modulus = 65521;
        uint a = adler & 0x7FFF, b = adler >> 17;
        foreach (byte data in new[] { first, second })
        {
            a = (a + data) % Modulus;
            b = (b + a) % Modulus;
        }

        return b << 16 | a;
    }

    [Circuit]
    public static ushort Fletcher16(uint data)
    {
        int low = 0, high = 0;
        for (int i = 0; i < 4; i++)
        {
            low = (low + (byte)(data >> (8 * i))) % 255;
            high = (high + low) % 255;
        }

        return (ushort)(high << 8 | low);
    }

    [Circuit]
    public static uint Fnv1a(uint hash, uint data)
    {
        const uint Prime = 16777619;
        unchecked
        {
            for (; data != 0; data >>= 8)
                hash = (hash ^ data & 0xFF) * Prime;
        }

        return hash;
    }

    [Circuit]
    public static ushort InternetChecksum(ulong words)
    {
        uint sum = 0;
        for (int i = 0; i < 64; i += 16)
            sum += (ushort)(words >> i);
        for (int fold = 0; fold < 2; fold++)
            sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~sum;
    }

    /// <summary>The check digit of four decimal digits, four bits each.</summary>
    [Circuit]
    public static int Luhn(ushort digits)
    {
        int sum = 0;
        for (int i = 0; i < 4; i++)
        {
            int digit = (digits >> (4 * i)) & 15;
            if (digit > 9)
                return -1;
            if (i % 2 == 0 && (digit *= 2) > 9)
                digit -= 9;
            sum += digit;
        }

        return (10 - sum % 10) % 10;
    }

    [Circuit]
    public static bool EvenParity(ulong word)
    {
        for (int half = 32; half > 0; half /= 2)
            word ^= word >> half;
        return (word & 1) == 0;
    }

    private static uint[] MakeTable(uint polynomial)
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint entry = i;
            for (int bit = 0; bit < 8; bit++)
                entry = (entry & 1) != 0 ? polynomial ^ (entry >> 1) : entry >> 1;
            table[i] = entry;
        }

        return table;
    }
}
