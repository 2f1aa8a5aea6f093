namespace Learnability;

/// <summary>A cell of the patch that the recurrent layer reads.</summary>
public enum RcnnPosition
{
    /// <summary>The cell itself.</summary>
    Center,

    /// <summary>The cell above.</summary>
    Above,

    /// <summary>The cell below.</summary>
    Below,

    /// <summary>The cell on the left.</summary>
    Left,

    /// <summary>The cell on the right.</summary>
    Right,
}
