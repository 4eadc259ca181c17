using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>
/// The whole and lasting outages of sites. Such a site is closed, so its report is that of a register in which it closes in that month, to the last digit.
/// </summary>
/// <remarks>
/// An outage of a time that is observed is a supposition against what was observed, and stays an outage: what the site made then is a part of the
/// total, and of the goal.
/// </remarks>
internal sealed class SiteClosings
{
    private readonly Dictionary<SiteId, Month> closing = [];

    /// <param name="register">The records.</param>
    /// <param name="changes">The changes of a scenario.</param>
    /// <param name="asOf">The as-of month, from which an outage without a month holds.</param>
    public SiteClosings(Register register, IReadOnlyList<ScenarioChange> changes, Month asOf)
    {
        var observed = LastObserved(register, asOf);
        var others = new List<ScenarioChange>(changes.Count);
        foreach (var change in changes)
        {
            if (change is Outage outage && IsLasting(outage) && Closed(register, outage, outage.During.From ?? asOf, observed) is { } sites)
            {
                foreach (var site in sites)
                {
                    var from = outage.During.From ?? asOf;
                    closing[site.Id] = closing.TryGetValue(site.Id, out var earlier) && earlier < from ? earlier : from;
                }
            }
            else
            {
                others.Add(change);
            }
        }

        Others = others;
        Applied = closing.Count == 0 ? register
            : register.With([.. register.Factories.Select(factory => closing.TryGetValue(factory.Id, out var from) ? factory.ClosedFrom(from) : factory)]);
    }

    /// <summary>The other changes.</summary>
    public IReadOnlyList<ScenarioChange> Others { get; }

    /// <summary>The register in which the sites close; the same register if none does.</summary>
    public Register Applied { get; }

    /// <returns>Null if one of the sites is no factory, or makes something of which a total of that month or later is known.</returns>
    private static List<Factory>? Closed(Register register, Outage outage, Month from, Dictionary<ItemCode, Month> observed)
    {
        var sites = register.Factories.Where(factory => outage.Of.Sites.Contains(factory.Id)).ToList();
        return sites.Count == outage.Of.Sites.Count
            && register.Goals.All(goal => goal.FirstMonth < from)
            && sites.TrueForAll(site => site.Lines.All(line => !(observed.TryGetValue(line.Item, out var month) && month >= from)))
                ? sites
                : null;
    }

    private static Dictionary<ItemCode, Month> LastObserved(Register register, Month asOf) =>
        register.Baselines
            .Where(baseline => baseline is { Kind: BaselineKind.Baseline, AsOf: not null } && baseline.AsOf.Month <= asOf)
            .GroupBy(baseline => baseline.Item)
            .ToDictionary(same => same.Key, same => same.Max(baseline => baseline.AsOf!.Month));

    private static bool IsLasting(Outage outage) => outage is
    {
        Percent: 100,
        During: { Until: null, Months: null },
        Of: { Sites.Count: > 0, Partners.Count: 0, Theaters.Count: 0, Items.Count: 0, Families.Count: 0, EnergyIntensive: false },
    };
}
