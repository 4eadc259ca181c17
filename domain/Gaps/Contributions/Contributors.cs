using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Contributions;

/// <summary>The contributions of each site and each partner to the capacities of one case.</summary>
/// <remarks>
/// A site contributes its lines. A partner contributes its lines and its observed output beyond them. Output observed for the EU or for all allies
/// belongs to nobody in particular, and neither does implied capacity.
/// </remarks>
public sealed class Contributors
{
    private readonly Projection projection;
    private readonly ForecastCase forecast;
    private readonly bool isHopeful;

    public Contributors(CaseProjection outcome)
    {
        (projection, forecast, isHopeful) = (outcome.Projection, outcome.Outlook.Case, outcome.Outlook.Reading.IsHopeful());
        Sites = [.. OfSites()];
        Partners = OfPartners();
    }

    /// <summary>The contributions of each site by item, in the order of the ids. Sites whose lines count nowhere are left out.</summary>
    public IReadOnlyList<(SiteId Site, IReadOnlyList<Contribution> Parts)> Sites { get; }

    /// <summary>The contributions of each partner by item, by the partner's number.</summary>
    public IReadOnlyList<IReadOnlyList<Contribution>> Partners { get; }

    private IEnumerable<(SiteId Site, IReadOnlyList<Contribution> Parts)> OfSites()
    {
        var (lines, expanding) = (projection.CurrentCapacity.Lines, 0);
        var parts = new List<Contribution>();
        Factory? site = null;
        foreach (var registered in lines.OfKnownItems)
        {
            if (!ReferenceEquals(site, registered.Factory))
            {
                if (parts.Count > 0)
                {
                    yield return (site!.Id, [.. parts]);
                    parts.Clear();
                }

                site = registered.Factory;
            }

            var item = projection.Items.Find(registered.Line.Item)!.Value;
            if (!projection.Items.IsProduct(item) || registered.Line.Stage == Line.Complete)
            {
                // Expanding lines come in the same order as all lines.
                var planned = registered.Line.Plans.Count > 0 ? lines.Expanding[expanding++].Line : null;
                Add(parts, Of(item, registered, planned));
            }
        }

        if (parts.Count > 0)
        {
            yield return (site!.Id, [.. parts]);
        }
    }

    private Contribution Of(int item, RegisteredLine registered, PlannedLine? planned)
    {
        var months = projection.Horizon.Months;
        var (grown, newlyKnown) = ((double[]?)null, (MonthTable?)null);
        if (planned?.In(isHopeful) is { } taken && new LineForecast(taken, forecast) is { Changes: { } changes } line)
        {
            grown = new double[months];
            newlyKnown = planned.IsUnknown ? new MonthTable(months, 1) : null;
            Growth.Add(line, changes, grown, newlyKnown, partner: 0);
        }

        var isConstant = !(registered.Output.Settled > 0);
        if (!isConstant)
        {
            registered.Output!.AddTo(grown ??= new double[months]);
        }

        for (var month = 0; isHopeful && registered.Most is not null && month < months; month++)
        {
            (grown ??= new double[months])[month] += registered.Doubt(month);
        }

        return new Contribution(
            item,
            projection.CurrentCapacity.Partners.NumberOf(registered.Factory.Partner),
            isConstant ? registered.Current ?? 0 : 0,
            grown,
            newlyKnown is null ? null : [.. Enumerable.Range(0, months).Select(month => newlyKnown[month, 0])],
            registered.Current ?? 0,
            projection.CurrentCapacity.Unstated.OfLine(item, registered));
    }

    private List<Contribution>[] OfPartners()
    {
        var (current, months) = (projection.CurrentCapacity, projection.Horizon.Months);
        var byPartner = new Contribution?[current.Partners.Count, projection.Items.Count];
        foreach (var part in Sites.SelectMany(site => site.Parts))
        {
            ref var whole = ref byPartner[part.Partner, part.Item];
            whole = whole?.With(part) ?? part;
        }

        var partners = new List<Contribution>[current.Partners.Count];
        for (var partner = 0; partner < partners.Length; partner++)
        {
            partners[partner] = [];
            for (var item = 0; item < projection.Items.Count; item++)
            {
                var beyond = new double[months];
                for (var month = 0; month < months; month++)
                {
                    beyond[month] = current.Unattributed(item).OfPartner(partner, month);
                }

                var own = Array.Exists(beyond, units => units > 0)
                    ? new Contribution(item, partner, 0, beyond, null, beyond[current.Unstated.Now], current.Unstated.OfPartner(item, partner))
                    : null;
                if ((byPartner[partner, item], own) is var (lines, unattributed) && (lines ?? unattributed) is { } any)
                {
                    partners[partner].Add(lines is not null && unattributed is not null ? lines.With(unattributed) : any);
                }
            }
        }

        return partners;
    }

    private static void Add(List<Contribution> parts, Contribution part)
    {
        var place = parts.FindIndex(other => other.Item == part.Item);
        if (place < 0)
        {
            parts.Add(part);
        }
        else
        {
            parts[place] = parts[place].With(part);
        }
    }
}
