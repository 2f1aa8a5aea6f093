extern alias generators;

using System;
using System.Diagnostics;
using System.IO;
using Host = generators::Learnability;

namespace Learnability.Benchmarks;

/// <summary>A circuit and the folder of its contenders.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Folder">The folder.</param>
internal sealed record Batch(Circuit Circuit, string Folder)
{
    /// <summary>The numbers of vectors of 512 samples that are evaluated at once.</summary>
    public static int[] Vectors { get; } = [1, 8];

    /// <summary>The circuit in the generator's copy of the compiler.</summary>
    public Host.Circuit HostCircuit => Host.CircuitEncoding.Decode(CircuitEncoding.Encode(Circuit));

    /// <summary>The size of a C function in local variables, with which gcc's code is fastest.</summary>
    private const int MaxLocals = 500;

    public string GetPath(string file) => Path.Combine(Folder, file);

    /// <summary>Writes the circuit as C on vectors, and compiles it.</summary>
    public void CompileVectors(string name, bool isTernary, bool isOnColumns) =>
        Gcc(GetPath(name), "-O3", new CKernelWriter(HostCircuit, MaxLocals, isTernary, isOnColumns).Write());

    /// <summary>Writes the circuit as C on words, and compiles it.</summary>
    public void CompileWords(string name) => Gcc(GetPath(name), "-O1", CWordsWriter.Write(Circuit));

    /// <summary>Compiles a library, unless the same text has been compiled there before.</summary>
    /// <param name="path">The C file and the library, without an extension.</param>
    /// <param name="level">-O1 or -O3.</param>
    /// <param name="text">The program.</param>
    public static void Gcc(string path, string level, string text)
    {
        string source = path + ".c", library = path + ".so";
        if (File.Exists(library) && File.ReadAllText(source) == text)
            return;
        File.Delete(library);
        File.WriteAllText(source, text);
        string[] target = level == "-O1" ? [] : ["-march=native"];
        using Process compiler = Process.Start("gcc", [level, .. target, "-shared", "-fPIC", "-o", library, source]);
        compiler.WaitForExit();
        if (compiler.ExitCode != 0)
            throw new InvalidOperationException($"gcc failed on {source}.");
    }
}
