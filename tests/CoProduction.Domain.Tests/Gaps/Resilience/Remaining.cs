using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

/// <summary>
/// Computes the output without some sites or partners in the simplest way. It adds up each capacity from the remaining lines of the register
/// and the remaining unattributed and implied capacity, then solves each month's allocation again.
/// </summary>
internal sealed class Remaining
{
    private readonly CaseProjection outcome;
    private readonly ILookup<int, LineCourse> lines;

    public Remaining(CaseProjection outcome)
    {
        this.outcome = outcome;
        lines = LineCourse.Of(outcome).ToLookup(line => line.Item);
    }

    /// <summary>The output without some sites, by product, in units a month.</summary>
    public double[] WithoutSites(int month, params IReadOnlyCollection<SiteId> lost) => Outputs(month, line => lost.Contains(line.Site), []);

    /// <summary>The same without some partners, that is, without their lines and their observed output beyond those.</summary>
    public double[] WithoutPartners(int month, params IReadOnlyCollection<int> lost) => Outputs(month, line => lost.Contains(line.Partner), lost);

    /// <summary>The lines of one item.</summary>
    public IEnumerable<LineCourse> LinesOf(int item) => lines[item];

    private double[] Outputs(int month, Predicate<LineCourse> isLost, IReadOnlyCollection<int> partners)
    {
        var outputs = new double[outcome.Projection.Goals.Count];
        outcome.Projection.Sharing().Share(
            [.. Enumerable.Range(0, outcome.Projection.Items.Count).Select(item => Capacity(item, month, isLost, partners))], outputs);
        return outputs;
    }

    private double Capacity(int item, int month, Predicate<LineCourse> isLost, IReadOnlyCollection<int> partners)
    {
        if (double.IsInfinity(outcome.Production.Capacities[month, item]))
        {
            return double.PositiveInfinity;
        }

        var (current, coming) = (outcome.Projection.CurrentCapacity, new double[outcome.Projection.CurrentCapacity.Partners.Count]);
        var sure = current.Unattributed(item).Total(month) + current.Implied(item, month) - partners.Sum(partner => current.Unattributed(item).OfPartner(partner, month));
        foreach (var line in lines[item].Where(line => !isLost(line)))
        {
            sure += line.Known[month];
            coming[line.Partner] += line.NewlyPublished[month];
        }

        return Math.Max(0, sure) + current.Unattributed(item).Excess(
            [.. Enumerable.Range(0, coming.Length)], coming, current.Implied(item, month), month, UnattributedShares.All);
    }
}

/// <summary>A line that counts towards its item, month by month.</summary>
/// <param name="Site">The site of the line.</param>
/// <param name="Partner">The partner's number.</param>
/// <param name="Item">The item's number.</param>
/// <param name="Known">By month, the known rate and additions in units a month.</param>
/// <param name="NewlyPublished">By month, the rate to which a line of unknown rate steps.</param>
internal sealed record LineCourse(SiteId Site, int Partner, int Item, double[] Known, double[] NewlyPublished)
{
    public static IEnumerable<LineCourse> Of(CaseProjection outcome)
    {
        var projection = outcome.Projection;
        foreach (var registered in projection.CurrentCapacity.Lines.OfKnownItems)
        {
            if (projection.Items.Find(registered.Line.Item) is { } item && (!projection.Items.IsProduct(item) || registered.Line.Stage == Line.Complete))
            {
                var planned = projection.Planned(registered);
                var rates = Enumerable.Range(0, projection.Horizon.Months).Select(new LineForecast(planned, outcome.Outlook.Case).At).ToList();
                yield return new LineCourse(
                    registered.Factory.Id,
                    projection.CurrentCapacity.Partners.NumberOf(registered.Factory.Partner),
                    item,
                    [.. rates.Select(rate => rate.Added + (planned.IsUnknown ? 0 : rate.Total))],
                    [.. rates.Select(rate => planned.IsUnknown ? rate.Total : 0)]);
            }
        }
    }
}
