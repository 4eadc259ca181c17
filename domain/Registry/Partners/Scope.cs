using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CoProduction.Registry.Partners;

/// <summary>The owner of a total: one partner, the EU, all allies, or one company across partners.</summary>
public sealed partial record Scope : IParsed<Scope>, IComparable<Scope>
{
    public static readonly Scope EuropeanUnion = new("EU", ScopeKind.EuropeanUnion, null);

    public static readonly Scope Allied = new("ALLIED", ScopeKind.Allied, null);

    private Scope(string value, ScopeKind kind, CountryCode? partner)
    {
        Value = value;
        Kind = kind;
        Partner = partner;
    }

    /// <summary><c>POL</c>, <c>EU</c>, <c>ALLIED</c> or <c>company:Rheinmetall</c>.</summary>
    public string Value { get; }

    public ScopeKind Kind { get; }

    /// <summary>The partner, if the scope is one; otherwise null.</summary>
    public CountryCode? Partner { get; }

    public static string Rule =>
        "A scope is a country code such as POL, EU, ALLIED, or company: with a company's name, such as company:Nammo.";

    public static Scope Of(CountryCode partner) => new(partner.Value, ScopeKind.Partner, partner);

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out Scope value)
    {
        value = text switch
        {
            null => null,
            "EU" => EuropeanUnion,
            "ALLIED" => Allied,
            _ when CountryCode.TryParse(text, out var partner) => Of(partner),
            _ when Company().IsMatch(text) => new Scope(text, ScopeKind.Company, null),
            _ => null,
        };
        return value is not null;
    }

    public int CompareTo(Scope? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;

    [GeneratedRegex(@"\Acompany:[\p{L}\p{N}][\p{L}\p{N} .&-]{0,79}(?<! )\z", RegexOptions.CultureInvariant)]
    private static partial Regex Company();
}

public enum ScopeKind
{
    Partner,
    EuropeanUnion,
    Allied,
    Company,
}
