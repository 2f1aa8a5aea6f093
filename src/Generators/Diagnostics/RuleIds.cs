namespace Learnability.Generators.Diagnostics;

/// <summary>The stable ids of the rules: what the front end and the lowering report by.</summary>
internal static class RuleIds
{
    public const string InternalFault = "LRN0000";
    public const string UnboundedPrecision = "LRN0001";
    public const string UnboundedLoop = "LRN0002";
    public const string UnsupportedConstruct = "LRN0003";
    public const string UnsupportedType = "LRN0004";
    public const string ValueMayNotFit = "LRN0005";
    public const string IndexMayBeOutOfRange = "LRN0006";
    public const string DivisionMayFail = "LRN0007";
    public const string CheckedArithmeticMayOverflow = "LRN0008";
    public const string MayThrow = "LRN0009";
    public const string UnboundedRecursion = "LRN0010";
    public const string TooManyGates = "LRN0011";
    public const string TooManySteps = "LRN0012";
    public const string ArrayChosenAtRunTime = "LRN0013";
    public const string UnknownArrayLength = "LRN0014";
    public const string InvalidWidth = "LRN0015";
    public const string NameClash = "LRN0016";
    public const string NotACircuitMethod = "LRN0017";
    public const string NotPartial = "LRN0020";
    public const string MissingMember = "LRN0021";
    public const string WrongSignature = "LRN0022";
    public const string UnboundedMemory = "LRN0023";
    public const string InitialisedMemory = "LRN0024";
    public const string NotReadonly = "LRN0025";
    public const string InputWidth = "LRN0026";
    public const string AttributeOutOfRange = "LRN0027";
    public const string CoinWithoutRandomBits = "LRN0028";
    public const string TooManyVertices = "LRN0029";
    public const string NoMember = "LRN0030";
    public const string NotAMember = "LRN0031";
    public const string MembersDisagree = "LRN0032";
    public const string NotAGate = "LRN3001";
    public const string NotATransitionFunction = "LRN4001";
    public const string MissingTransition = "LRN4002";
    public const string MissingBump = "LRN4003";
    public const string InvalidTransition = "LRN4004";
    public const string InvalidStart = "LRN4005";
    public const string HaltMoves = "LRN4006";
    public const string NoHalt = "LRN4007";
    public const string EndlessBump = "LRN4008";
    public const string AnswerElsewhere = "LRN4009";
    public const string NothingErased = "LRN4010";
    public const string UnreachableState = "LRN4011";
    public const string Generated = "LRN9001";
}
