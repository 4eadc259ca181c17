using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Scenarios;

/// <summary>
/// What a change applies to. An empty list leaves its dimension open. A selected thing is in every list that is not empty, and is energy-intensive if
/// that is asked for. A selection that names nothing selects everything.
/// </summary>
public sealed record Selection
{
    public static readonly Selection All = new();

    public IReadOnlyList<CountryCode> Partners { get; init => field = ValueList.Of(value); } = ValueList.Of<CountryCode>([]);

    public IReadOnlyList<SiteId> Sites { get; init => field = ValueList.Of(value); } = ValueList.Of<SiteId>([]);

    public IReadOnlyList<Theater> Theaters { get; init => field = ValueList.Of(value); } = ValueList.Of<Theater>([]);

    /// <summary>Products, components, minerals and materials.</summary>
    public IReadOnlyList<ItemCode> Items { get; init => field = ValueList.Of(value); } = ValueList.Of<ItemCode>([]);

    /// <summary>Families, for their products and components.</summary>
    public IReadOnlyList<Family> Families { get; init => field = ValueList.Of(value); } = ValueList.Of<Family>([]);

    /// <summary>Selects only what takes much energy to make, by <see cref="EnergyIntensity"/>; false leaves this open.</summary>
    public bool EnergyIntensive { get; init; }

    public bool IsEverything => !EnergyIntensive && Partners.Count + Sites.Count + Theaters.Count + Items.Count + Families.Count == 0;

    /// <summary>The selection with each site under another id.</summary>
    internal Selection At(Func<SiteId, SiteId> present) => this with { Sites = [.. Sites.Select(present).Distinct()] };

    internal bool HasItem(ItemTraits item) =>
        (Items.Count == 0 || Items.Contains(item.Code))
        && (Families.Count == 0 || (item.Family is not null && Families.Contains(item.Family)))
        && (!EnergyIntensive || item.IsEnergyIntensive);

    internal bool HasPartner(CountryCode code, Theater? theater) =>
        (Partners.Count == 0 || Partners.Contains(code)) && (Theaters.Count == 0 || (theater is { } known && Theaters.Contains(known)));

    internal bool HasSite(SiteId site, Theater? theater) =>
        (Sites.Count == 0 || Sites.Contains(site)) && HasPartner(site.Partner, theater);
}
