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

    /// <summary>
    /// The groups that it has left. Their names stay known, because records can be released to them, and so that nobody founds another group of that name.
    /// </summary>
    public IReadOnlyList<Membership> FormerMemberships { get; init => field = ValueList.Of(value, nameof(FormerMemberships)); } = ValueList.Of<Membership>([], nameof(FormerMemberships));

    public Release Release { get; }

    /// <inheritdoc/>
    public DateOnly? Retired { get; init; }

    public bool IsMemberOf(Membership membership) => Memberships.Contains(membership);

    /// <summary>The names of the groups that it is or was a member of.</summary>
    public IEnumerable<Membership> GroupNames => Memberships.Concat(FormerMemberships);

    /// <summary>The same partner in these groups. Those that it or its former version was in otherwise are former ones.</summary>
    public Partner In(IReadOnlyList<Membership> memberships, Partner? former = null) =>
        new(Code, Name, Theater, memberships, Release)
        {
            FormerMemberships = [.. FormerMemberships.Concat(former?.FormerMemberships ?? []).Concat(former?.Memberships ?? Memberships).Distinct().Except(memberships)],
            Retired = Retired,
        };

    /// <summary>The same partner in the groups of its former version, and in none if it is new. A name that has ended stays so.</summary>
    public Partner InGroupsOf(Partner? former) =>
        new(Code, Name, Theater, former?.Memberships ?? [], Release)
        {
            FormerMemberships = [.. FormerMemberships.Concat(former?.FormerMemberships ?? []).Distinct().Except(former?.Memberships ?? [])],
            Retired = Retired,
        };

    /// <summary>
    /// What groups it has left can have been hidden from a reader, so only the coordinators, to whom no version was ever hidden, and the partner itself are told.
    /// </summary>
    IRecord IRecord.SeenBy(Reader reader) => FormerMemberships.Count == 0 || reader.IsCoordinator || reader.Partner == Code ? this : this with { FormerMemberships = [] };

    IRetirable IRetirable.RetiredOn(DateOnly day) => this with { Retired = day };

    string IRecord.Id => Code.Value;

    IReadOnlyCollection<CountryCode> IRecord.Partners => [Code];

    IReadOnlyCollection<ItemCode> IRecord.Items => [];

    IEnumerable<string?> IRecord.Texts => Memberships.Select(membership => membership.Value).Prepend(Name);
}
