namespace CoProduction.Functions.Resources;

/// <summary>What a validator asks of one member of a body by itself, told so that it can be published. Rules between members are not among it.</summary>
/// <param name="Member">The member's name in C#.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Shape">What it must be where it is given; null where its type says all.</param>
public sealed record MemberRule(string Member, bool IsRequired, MemberShape? Shape);

/// <summary>What a value must be.</summary>
public abstract record MemberShape
{
    private MemberShape()
    {
    }

    /// <summary>A text that a type of the domain can read.</summary>
    /// <param name="Type">An <see cref="CoProduction.Registry.IParsed{TSelf}"/>.</param>
    public sealed record Parsed(Type Type) : MemberShape;

    /// <summary>One of the words of an enumeration.</summary>
    public sealed record OneOf(Type Enumeration) : MemberShape;

    /// <summary>Free text.</summary>
    public sealed record Text(int Longest) : MemberShape;

    /// <summary>A number in a range.</summary>
    /// <param name="Least">Where it begins.</param>
    /// <param name="Most">Where it ends, included.</param>
    /// <param name="IsOpen">Whether its beginning is not included.</param>
    public sealed record Range(double Least, double Most, bool IsOpen = false) : MemberShape;

    /// <summary>A list with at least one element.</summary>
    public sealed record Some : MemberShape;

    /// <summary>A list whose elements are of a shape.</summary>
    public sealed record Each(MemberShape Element) : MemberShape;

    /// <summary>A list of texts in which none is twice.</summary>
    public sealed record Distinct : MemberShape;
}

/// <summary>A validator that tells its rules.</summary>
public interface ITellsRules
{
    /// <summary>In the order in which the validator has them.</summary>
    IReadOnlyList<MemberRule> Rules { get; }
}
