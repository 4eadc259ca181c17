using CoProduction.Registry.Items;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;

namespace CoProduction.Registry.Partners;

/// <summary>A participating country.</summary>
public sealed record Partner : IRetirable
{
    /// <exception cref="ArgumentException">The name is empty or malformed, or a membership is named twice.</exception>
    public Partner(CountryCode code, string name, Theater theater, IReadOnlyList<Membership> memberships, Release release)
    {
        Code = code;
        Name = Require.Text(name, Wording.Name, nameof(name));
        Theater = Require.Member(theater, nameof(theater));
        var own = ValueList.Of(memberships, nameof(memberships));
        Memberships = own.Distinct().Count() == own.Count
            ? own
            : throw new ArgumentException("Must not name a membership twice.", nameof(memberships));
        Release = release;
    }

    public CountryCode Code { get; }

    public string Name { get; }

    public Theater Theater { get; }

    public IReadOnlyList<Membership> Memberships { get; }

    public Release Release { get; }

    /// <inheritdoc/>
    public DateOnly? Retired { get; init; }

    public bool IsMemberOf(Membership membership) => Memberships.Contains(membership);

    IRetirable IRetirable.RetiredOn(DateOnly day) => this with { Retired = day };

    string IRecord.Id => Code.Value;

    IReadOnlyCollection<CountryCode> IRecord.Partners => [Code];

    IReadOnlyCollection<ItemCode> IRecord.Items => [];

    IEnumerable<string?> IRecord.Texts => Memberships.Select(membership => membership.Value).Prepend(Name);
}
