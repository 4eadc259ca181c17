using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

/// <summary>
/// What is made without some sites or partners, in the plainest way: every capacity is added up from the lines of the register that
/// are left and from what is kept of unattributed and implied capacity, and each month is shared anew.
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

    /// <summary>By product, units a month.</summary>
    public double[] WithoutSites(int month, params IReadOnlyCollection<SiteId> lost) => Outputs(month, line => lost.Contains(line.Site), []);

    /// <summary>The same without the partners of these numbers: their lines, and what is observed of them beyond those.</summary>
    public double[] WithoutPartners(int month, params IReadOnlyCollection<int> lost) => Outputs(month, line => lost.Contains(line.Partner), lost);

    /// <summary>What holders have of one item in one month, units a month, one line after the other.</summary>
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
        if (double.IsInfinity(outcome.Lower.Capacities[month, item]))
        {
            return double.PositiveInfinity;
        }

        var (present, coming) = (outcome.Projection.Present, new double[outcome.Projection.Present.Partners.Count]);
        var sure = present.Unattributed(item).Total(month) + present.Implied(item, month) - partners.Sum(partner => present.Unattributed(item).OfPartner(partner, month));
        foreach (var line in lines[item].Where(line => !isLost(line)))
        {
            sure += line.Known[month];
            coming[line.Partner] += line.ComingToLight[month];
        }

        return Math.Max(0, sure) + present.Unattributed(item).Excess(
            [.. Enumerable.Range(0, coming.Length)], coming, present.Implied(item, month), month);
    }
}

/// <summary>One line that counts towards its item, month by month.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Partner">The partner's number.</param>
/// <param name="Item">The item's number.</param>
/// <param name="Known">By month, units a month of a known rate, and additions.</param>
/// <param name="ComingToLight">By month, what a line of unknown rate steps to.</param>
internal sealed record LineCourse(SiteId Site, int Partner, int Item, double[] Known, double[] ComingToLight)
{
    public static IEnumerable<LineCourse> Of(CaseProjection outcome)
    {
        var projection = outcome.Projection;
        foreach (var registered in RegisteredLine.Of(projection.Register.Factories))
        {
            if (projection.Items.Find(registered.Line.Item) is { } item && (!projection.Items.IsProduct(item) || registered.Line.Stage == Line.Complete))
            {
                var planned = new PlannedLine(registered, projection.Horizon);
                var rates = Enumerable.Range(0, projection.Horizon.Months).Select(new LineForecast(planned, outcome.Case).At).ToList();
                yield return new LineCourse(
                    registered.Factory.Id,
                    projection.Present.Partners.NumberOf(registered.Factory.Partner),
                    item,
                    [.. rates.Select(rate => rate.Added + (planned.IsUnknown ? 0 : rate.Total))],
                    [.. rates.Select(rate => planned.IsUnknown ? rate.Total : 0)]);
            }
        }
    }
}
