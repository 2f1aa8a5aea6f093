extern alias generators;

using System;
using System.Diagnostics;
using System.IO;
using Host = generators::Learnability;

namespace Learnability.Benchmarks;

/// <summary>A circuit with the number of samples for which it is evaluated at once, and the folder of its contenders.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Folder">The folder.</param>
internal sealed record Batch(Circuit Circuit, string Folder)
{
    /// <summary>Vectors of 512 samples: what fits the caches, and more where the code does not.</summary>
    public int Vectors { get; } = Circuit.GateCount >= 50_000 ? 4 : 1;

    public int WordsPerBit => 8 * Vectors;

    /// <summary>The circuit in the generator's copy of the compiler.</summary>
    public Host.Circuit HostCircuit => Host.CircuitEncoding.Decode(CircuitEncoding.Encode(Circuit));

    /// <summary>Writes the circuit as C on vectors, and compiles it.</summary>
    public void CompileVectors(string name, int maxLocals, bool isTernary) =>
        Compile(name, "-O3", new CKernelWriter(HostCircuit, Vectors, maxLocals, isTernary).Write());

    /// <summary>Writes the circuit as C on words, and compiles it.</summary>
    public void CompileWords(string name) => Compile(name, "-O1", CWordsWriter.Write(Circuit));

    private void Compile(string name, string level, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path + ".c", text);
        Gcc(path, level);
    }

    /// <summary>Compiles a library.</summary>
    /// <param name="path">The C file and the library, without an extension.</param>
    /// <param name="level">-O1 or -O3.</param>
    public static void Gcc(string path, string level)
    {
        string[] target = level == "-O1" ? [] : ["-march=native"];
        using Process compiler = Process.Start("gcc", [level, .. target, "-shared", "-fPIC", "-o", path + ".so", path + ".c"]);
        compiler.WaitForExit();
        if (compiler.ExitCode != 0)
            throw new InvalidOperationException($"gcc failed on {path}.c.");
    }
}
