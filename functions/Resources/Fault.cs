namespace CoProduction.Functions.Resources;

#pragma warning disable CA1720 // A pointer is what RFC 6901 calls it, and what answers call it.
/// <summary>One thing that is wrong with a body.</summary>
/// <param name="Pointer">Where: a JSON pointer (RFC 6901), such as <c>/lines/0/ratePerMonth</c>; empty for the whole body.</param>
/// <param name="Detail">What is wrong and what would be right.</param>
/// <param name="Code">One of the codes below, which never change.</param>
public sealed record Fault(string Pointer, string Detail, string Code = Fault.InvalidValue)
#pragma warning restore CA1720
{
    /// <summary>It is absent, null or empty, and must not be.</summary>
    public const string Required = "required";

    /// <summary>It is of the right JSON type, but breaks a rule.</summary>
    public const string InvalidValue = "invalid-value";

    /// <summary>It is of another JSON type, or too large for its type.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>There is no property of that name.</summary>
    public const string UnknownProperty = "unknown-property";

    /// <summary>A property is given more than once.</summary>
    public const string RepeatedProperty = "repeated-property";

    /// <summary>It names a partner, item, family or group that is not registered.</summary>
    public const string UnknownReference = "unknown-reference";

    /// <summary>It would make an item, over some levels, a material of itself.</summary>
    public const string Cycle = "cycle";

    /// <summary>It does not go together with other records.</summary>
    public const string Conflict = "conflict";

    /// <summary>It is new and looks like one that is registered.</summary>
    public const string PossibleDuplicate = "possible-duplicate";

    /// <summary>The caller may not write such a record, whether or not there is one.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>It is no JSON.</summary>
    public const string InvalidJson = "invalid-json";

    /// <summary>It is larger than what can be kept.</summary>
    public const string TooLarge = "too-large";
}

/// <summary>One thing that is wrong with a query.</summary>
/// <param name="Parameter">The query parameter.</param>
/// <param name="Detail">What is wrong and what would be right.</param>
public sealed record QueryFault(string Parameter, string Detail);
