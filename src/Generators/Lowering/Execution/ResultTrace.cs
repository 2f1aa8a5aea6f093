using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering.Execution;

/// <summary>Follows the value that the outermost method returns to the arm of a conditional or of a switch that gives it, where known values choose the arm.</summary>
/// <param name="outermost">The outermost method's activation.</param>
internal sealed class ResultTrace(Activation outermost)
{
    private IrExpression? _value;
    private bool _isReturned;

    /// <summary>The site of the value; −1 if nothing was returned, or in several places, between which inputs choose.</summary>
    public int Site { get; private set; } = -1;

    /// <summary>A return statement is executed.</summary>
    public void Return(Activation activation, IrExpression value)
    {
        if (activation != outermost)
            return;
        _value = _isReturned ? null : value;
        Site = _isReturned ? -1 : value.Site;
        _isReturned = true;
    }

    /// <summary>An expression has the value of one inside it.</summary>
    public void Descend(IrExpression expression, IrExpression inner)
    {
        if (!ReferenceEquals(expression, _value))
            return;
        _value = inner;

        // The tests of a switch expression stand at its arms: until an arm is chosen, the value is that of the whole switch.
        if (inner is not IrConditional conditional || conditional.Site != conditional.WhenTrue.Site)
            Site = inner.Site;
    }
}
