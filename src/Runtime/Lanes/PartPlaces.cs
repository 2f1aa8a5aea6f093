using System;
using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>Where the parts of a circuit that are written once find their values, time after time. Generated code calls this.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PartPlaces
{
    private const int BytesPerPlace = 3;

    /// <summary>Decodes places.</summary>
    /// <typeparam name="TVector">The vector type of the memory.</typeparam>
    /// <param name="text">Base64 in ASCII: three bytes for each place, the least first; white space is skipped.</param>
    /// <returns>The distances in bytes from the first place.</returns>
    /// <exception cref="FormatException">The text is not Base64 of such places.</exception>
    public static uint[] Decode<TVector>(ReadOnlySpan<byte> text)
        where TVector : struct
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out int written) != OperationStatus.Done || written % BytesPerPlace != 0)
            throw new FormatException("The embedded places are not Base64 of three bytes each.");
        var places = new uint[written / BytesPerPlace];
        for (int i = 0; i < places.Length; i++)
        {
            ReadOnlySpan<byte> place = bytes.AsSpan(i * BytesPerPlace, BytesPerPlace);
            places[i] = (uint)(place[0] | (place[1] << 8) | (place[2] << 16)) * (uint)Unsafe.SizeOf<TVector>();
        }

        return places;
    }
}
