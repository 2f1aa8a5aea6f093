using System;
using System.Collections.Generic;
using System.Linq;
using Learnability.Corpus.Tests.Emulation;

namespace Learnability.Corpus.Tests.MetaAlgorithms;

/// <summary>
/// Remarks 16 and 17 as they are written, over the members' own C#: what every engine must equal. Mistakes are counted, and compared with perfect squares,
/// literally.
/// </summary>
internal sealed class DirectMetaAlgorithm
{
    private readonly MetaAlgorithmCase _case;
    private readonly int[] _mistakes;
    private DirectLearner[] _members;
    private DirectLearner? _answer;
    private int _chosen;
    private int _training;
    private int _inRound;
    private int _stored;
    private long _wrong;

    public DirectMetaAlgorithm(MetaAlgorithmCase metaAlgorithm)
    {
        _case = metaAlgorithm;
        _members = [.. metaAlgorithm.Members.Select(member => member.Start())];
        _mistakes = new int[_members.Length];
        _training = metaAlgorithm.Schedule == MetaAlgorithmSchedule.Once ? metaAlgorithm.StepBudget : 1;
    }

    public bool IsSettled { get; private set; }

    /// <summary>The number of samples that trained or compared the members.</summary>
    public int Stored => _stored;

    public int Chosen => _answer is null ? -1 : _chosen;

    public IReadOnlyList<int> Mistakes => _mistakes;

    /// <summary>Which bits are in memory, in the documented order.</summary>
    public bool[] Memory(MetaAlgorithmLayout layout)
    {
        var bits = new List<bool>();
        foreach (DirectLearner member in _members)
            bits.AddRange(member.Memory);
        if (layout.AnswerBits > 0)
        {
            bool[] answer = _answer?.Memory ?? [];
            bits.AddRange(answer.Concat(new bool[layout.AnswerBits - answer.Length]));
        }

        Append(_chosen, layout.ChosenBits);
        foreach (int mistakes in _mistakes)
            Append(mistakes, layout.MistakesBits);
        Append(_stored, layout.SamplesBits);

        // The mistakes since the s-th sample was stored, at the count (s − 1)², and 2.
        long squares = (_stored - 1L) * (_stored - 1L);
        Append(_stored == 0 ? 0 : (int)(_wrong - (squares + 1)) + 2, layout.ProgressBits);
        return [.. bits];

        void Append(int number, int width)
        {
            for (int i = 0; i < width; i++)
                bits.Add((number >> i & 1) != 0);
        }
    }

    /// <summary>What the network outputs.</summary>
    public bool Output(ulong x, bool isLearning, bool guess)
    {
        if (isLearning && Learns)
            return !guess;
        if (_case.Schedule == MetaAlgorithmSchedule.Once && !IsSettled)
            return !guess;
        return (_answer ?? _case.Members[0].Start()).Predict(x);
    }

    /// <summary>One step: memory changes where the output is wrong.</summary>
    /// <returns>The output, and whether the sample trained or compared the members.</returns>
    public (bool Output, bool IsStored) Step(ulong x, bool y, bool guess, bool coin)
    {
        bool output = Output(x, isLearning: true, guess);
        if (output == y || IsSettled)
            return (output, false);
        bool learns = Learns;
        _wrong++;
        if (learns)
            Store(x, y, coin);
        return (output, learns);
    }

    private bool Learns => !IsSettled && (_case.Schedule != MetaAlgorithmSchedule.PerfectSquares || IsPerfectSquare(_wrong));

    private static bool IsPerfectSquare(long number)
    {
        long root = (long)Math.Round(Math.Sqrt(number));
        return root * root == number;
    }

    /// <summary>Trains or compares the members on a sample.</summary>
    public void Store(ulong x, bool y, bool coin)
    {
        _stored++;
        int validation = _case.ValidationSamples > 0 ? _case.ValidationSamples : _training;
        if (_inRound < _training)
        {
            Array.Clear(_mistakes);
            foreach (DirectLearner member in _members.Where(member => Takes(member, x, y)))
                member.Learn(x, y, coin);
        }
        else
        {
            for (int k = 0; k < _members.Length; k++)
                _mistakes[k] += _members[k].Predict(x) != y ? 1 : 0;
        }

        if (++_inRound < _training + validation)
            return;
        _chosen = Array.IndexOf(_mistakes, _mistakes.Min());
        _answer = _members[_chosen];
        IsSettled = _training == _case.StepBudget;
        if (IsSettled)
            return;
        _members = [.. _case.Members.Select(member => member.Start())];
        _training *= 2;
        _inRound = 0;
    }

    private static bool Takes(DirectLearner member, ulong x, bool y) => member.Case.Mode switch
    {
        SgdMode.MistakeDriven => member.Predict(x) != y,
        SgdMode.PositiveOnly => y && member.Knows(x) != true,
        _ => member.Knows(x) != true,
    };
}
