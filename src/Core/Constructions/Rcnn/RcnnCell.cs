namespace Learnability;

/// <summary>What the value of a cell of the recurrent layer says: its balanced ternary digits.</summary>
/// <param name="IsWork">Digit 0: whether the cell is of the work tape and was not yet written.</param>
/// <param name="Tape">Digit 1: the symbol on the tape.</param>
/// <param name="Phase">Digit 2: −1 memorizing, +1 computing, 0 not known.</param>
/// <param name="Head">Digit 3: +1 if the head is here, having moved; −1 if it is here, having bumped; 0 if it is elsewhere.</param>
/// <param name="State">The digits from 4: the machine's state, where the head is; −1 if no state has this code.</param>
public readonly record struct RcnnCell(bool IsWork, Symbol Tape, int Phase, int Head, int State);
