using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Resilience;

/// <summary>How concentrated an item's capacity is in one month, as far as its holders are known.</summary>
/// <param name="Item">The item.</param>
/// <param name="BySite">Among the registered lines; null if none has a known rate.</param>
/// <param name="ByPartner">Among the partners, each with its lines and its own unattributed capacity; null if there is neither.</param>
/// <param name="ByTheater">The same by theater. Partners without a record are left out.</param>
public sealed record ItemConcentration(
    ItemCode Item, Concentration<SiteId>? BySite, Concentration<CountryCode>? ByPartner, Concentration<Theater>? ByTheater)
{
    /// <summary>Every item, in the order of the codes. Lines with a newly published rate count with that rate.</summary>
    public static IReadOnlyList<ItemConcentration> Of(CaseProjection outcome, int month)
    {
        var (projection, contributors) = (outcome.Projection, new Contributors(outcome));
        var theaters = projection.Register.Partners.ToDictionary(partner => partner.Code, partner => partner.Theater);
        var bySite = contributors.Sites.SelectMany(site => site.Parts, (site, part) => (Holder: site.Site, Part: part)).ToLookup(each => each.Part.Item);
        var byPartner = contributors.Partners.Index()
            .SelectMany(each => each.Item, (each, part) => (Holder: projection.CurrentCapacity.Partners[each.Index], Part: part)).ToLookup(each => each.Part.Item);
        return
        [
            .. Enumerable.Range(0, projection.Items.Count).Select(item => new ItemConcentration(
                projection.Items[item],
                Concentration<SiteId>.Of(bySite[item].Select(each => (each.Holder, Units(each.Part)))),
                Concentration<CountryCode>.Of(byPartner[item].Select(each => (each.Holder, OfPartner(each.Part)))),
                Concentration<Theater>.Of(byPartner[item].Where(each => theaters.ContainsKey(each.Holder))
                    .GroupBy(each => theaters[each.Holder]).Select(theater => (theater.Key, theater.Sum(each => OfPartner(each.Part))))))),
        ];

        double Units(Contribution part) => part.At(month) + (part.NewlyPublished?[month] ?? 0);

        // What a line of unknown rate comes to make first takes the place of what was observed of its partner.
        double OfPartner(Contribution part) =>
            part.NewlyPublished is { } rates && !outcome.Outlook.Reading.IsHopeful()
                ? part.At(month) + UnattributedCapacity.Beyond(rates[month], projection.CurrentCapacity.Unattributed(part.Item).OfPartner(part.Partner, month))
                : Units(part);
    }
}
