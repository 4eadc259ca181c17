using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Scenarios;

/// <summary>
/// What a change is about. An empty list leaves its dimension open; what is selected is in one of each of the other lists. Nothing
/// named at all is everything.
/// </summary>
public sealed record Selection
{
    public static readonly Selection All = new();

    public IReadOnlyList<CountryCode> Partners { get; init => field = ValueList.Of(value); } = ValueList.Of<CountryCode>([]);

    public IReadOnlyList<SiteId> Sites { get; init => field = ValueList.Of(value); } = ValueList.Of<SiteId>([]);

    public IReadOnlyList<Theater> Theaters { get; init => field = ValueList.Of(value); } = ValueList.Of<Theater>([]);

    /// <summary>Products, components, minerals and materials.</summary>
    public IReadOnlyList<ItemCode> Items { get; init => field = ValueList.Of(value); } = ValueList.Of<ItemCode>([]);

    /// <summary>Their products and components.</summary>
    public IReadOnlyList<Family> Families { get; init => field = ValueList.Of(value); } = ValueList.Of<Family>([]);

    public bool IsEverything => Partners.Count + Sites.Count + Theaters.Count + Items.Count + Families.Count == 0;

    internal bool HasItem(ItemCode code, Family? family) =>
        (Items.Count == 0 || Items.Contains(code)) && (Families.Count == 0 || (family is not null && Families.Contains(family)));

    internal bool HasPartner(CountryCode code, Theater? theater) =>
        (Partners.Count == 0 || Partners.Contains(code)) && (Theaters.Count == 0 || (theater is { } known && Theaters.Contains(known)));

    internal bool HasSite(SiteId site, Theater? theater) =>
        (Sites.Count == 0 || Sites.Contains(site)) && HasPartner(site.Partner, theater);
}
