using System.Diagnostics.CodeAnalysis;
using CoProduction.Registry.Partners;

namespace CoProduction.Registry.Releases;

/// <summary>The readers that a record may be released to: everyone, one partner, or the members of a group.</summary>
public sealed record Audience : IParsed<Audience>
{
    public static readonly Audience Everyone = new("everyone");

    private Audience(string value) => Value = value;

    /// <summary><c>everyone</c>, a country code or a membership.</summary>
    public string Value { get; }

    public static string Rule => "An audience is everyone, a country code such as POL, or a membership such as NATO.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out Audience value)
    {
        value = text == Everyone.Value ? Everyone
            : CountryCode.TryParse(text, out _) || Membership.TryParse(text, out _) ? new Audience(text)
            : null;
        return value is not null;
    }

    public static Audience Of(CountryCode partner) => new(partner.Value);

    public bool Includes(Reader reader) =>
        this == Everyone
        || Value == reader.Partner.Value
        || reader.Memberships.Any(membership => membership.Value == Value);

    public override string ToString() => Value;
}
