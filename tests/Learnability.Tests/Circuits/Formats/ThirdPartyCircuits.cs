using System;
using System.Collections.Concurrent;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Learnability.Tests.Support;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>The circuits of others, in the shared data.</summary>
internal static class ThirdPartyCircuits
{
    private const string Folder = "data/circuits";

    private static readonly string[] _folders = ["bristol", "epfl", "iscas85", "nist"];

    private static readonly ConcurrentDictionary<string, Circuit> _circuits = new();

    /// <summary>The circuit of a file, such as bristol/adder64.txt.</summary>
    public static Circuit Get(string file) => _circuits.GetOrAdd(file, _ => FormatOf(file).Read(Read(file)));

    /// <summary>All files with circuits, in order.</summary>
    public static string[] All() =>
        [.. _folders
            .SelectMany(folder => Directory.GetFiles(SharedData.PathOf($"{Folder}/{folder}")).Select(path => folder + "/" + Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)];

    /// <summary>The path of a file.</summary>
    public static string PathOf(string file) => SharedData.PathOf($"{Folder}/{file}");

    /// <summary>The bytes of a file, unpacked.</summary>
    public static byte[] Read(string file)
    {
        using FileStream packed = File.OpenRead(PathOf(file));
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(packed, CompressionMode.Decompress) : packed;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static Format FormatOf(string file) => Path.GetExtension(file) switch
    {
        ".aig" => Format.Aiger,
        ".blif" => Format.Blif,
        ".slp" => Format.Slp,
        ".txt" or ".gz" => Format.Bristol,
        var extension => throw new NotSupportedException($"No circuit ends in {extension}."),
    };
}
