namespace CoProduction.Functions.Http;

#pragma warning disable CA1720 // RFC 6901 and the responses use this word.
/// <summary>A fault in a request body.</summary>
/// <param name="Pointer">The place of the fault, as a JSON pointer (RFC 6901) such as <c>/lines/0/ratePerMonth</c>. Empty for the whole body.</param>
/// <param name="Detail">What is wrong, and what a valid value looks like.</param>
/// <param name="Code">The kind of fault: one of the codes below. Codes never change.</param>
public sealed record BodyFault(string Pointer, string Detail, string Code = BodyFault.InvalidValue)
#pragma warning restore CA1720
{
    /// <summary>A required value is absent, null or empty.</summary>
    public const string Required = "required";

    /// <summary>The value has the right JSON type but breaks a rule.</summary>
    public const string InvalidValue = "invalid-value";

    /// <summary>The value has the wrong JSON type, or is too large for its type.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>The type has no property of this name.</summary>
    public const string UnknownProperty = "unknown-property";

    /// <summary>The property occurs more than once.</summary>
    public const string RepeatedProperty = "repeated-property";

    /// <summary>The value names a partner, item, family, baseline or group that is not registered.</summary>
    public const string UnknownReference = "unknown-reference";

    /// <summary>The value names a retired record that the record did not name before.</summary>
    public const string Retired = "retired";

    /// <summary>
    /// An item would be a material or the successor of itself, or a baseline would include itself, directly or over several levels.
    /// </summary>
    public const string Cycle = "cycle";

    /// <summary>The value contradicts other records.</summary>
    public const string Conflict = "conflict";

    /// <summary>A new record resembles a registered one.</summary>
    public const string PossibleDuplicate = "possible-duplicate";

    /// <summary>Somebody else changed the record after its sender, or the import, had read it.</summary>
    public const string ChangedSince = "changed-since";

    /// <summary>The caller may not write this record, whether or not it exists.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>There is no record with this id, or the caller may not see it.</summary>
    public const string NotFound = "not-found";

    /// <summary>The text is not JSON.</summary>
    public const string InvalidJson = "invalid-json";

    /// <summary>The record is too large to store.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The faults of values together with those of what the values name. A value with a fault of its own gets no second one.</summary>
    internal static IReadOnlyList<BodyFault> Join(IReadOnlyList<BodyFault> ofValues, IEnumerable<BodyFault> ofNames)
    {
        var known = ofValues.Select(fault => fault.Pointer).ToHashSet(StringComparer.Ordinal);
        return [.. ofValues, .. ofNames.Where(fault => !known.Contains(fault.Pointer))];
    }
}
