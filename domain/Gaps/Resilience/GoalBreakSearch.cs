using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Resilience;

/// <summary>Tries the loss of each site, and of two, in the last month of one family's goal.</summary>
internal sealed class GoalBreakSearch(
    CaseProjection outcome, Family family, IReadOnlyList<(SiteId Site, IReadOnlyList<Contribution> Parts)> sites, LossSearch search)
{
    private readonly int month = outcome.Projection.Horizon.IndexOf(outcome.Projection.Goals.Of(family)!.LastMonth);
    private readonly int[] products =
    [
        .. Enumerable.Range(0, outcome.Projection.Goals.Count)
            .Where(product => outcome.Projection.Items.RecordOf(outcome.Projection.Explosion.Products[product])!.Family == family),
    ];

    /// <returns>Null where the goal asks for nothing that is known.</returns>
    public GoalBreak? Find()
    {
        var endRate = products.Sum(product => outcome.Projection.Goals[product]?.EndRate ?? 0);
        if (endRate == 0)
        {
            return null;
        }

        var (before, enough) = (Made(outcome.Lower.Outputs[month]), endRate * (1 - Reached.Tolerance));
        SiteSet[] ones = [.. sites.Select(site => new SiteSet([site.Site], before - Without(site.Parts))).OrderByDescending(set => set.UnitsLost)];
        var isReached = before >= enough;
        if (isReached && ones.Where(set => before - set.UnitsLost < enough).ToList() is { Count: > 0 } single)
        {
            return new GoalBreak(family, true, single, true);
        }

        var candidates = sites.Count <= GoalBreak.AllPairs ? [.. sites] : Candidates();
        var pairs = Pairs(candidates, before);
        SiteSet[] sets = isReached
            ? [.. pairs.Where(set => before - set.UnitsLost < enough).OrderByDescending(set => set.UnitsLost)]
            : [.. ones.Take(1), .. new[] { pairs.MaxBy(set => set.UnitsLost) }.OfType<SiteSet>()];
        return new GoalBreak(family, isReached, sets, candidates.Count == sites.Count);
    }

    private List<(SiteId Site, IReadOnlyList<Contribution> Parts)> Candidates() =>
        [
            .. sites.SelectMany(site => site.Parts, (site, part) => (site, part)).GroupBy(each => each.part.Item)
                .SelectMany(item => item.OrderByDescending(each => each.part.At(month) + (each.part.ComingToLight?[month] ?? 0)).Take(GoalBreak.MostOfItem))
                .Select(each => each.site).DistinctBy(site => site.Site).OrderBy(site => site.Site.Value, StringComparer.Ordinal),
        ];

    private IEnumerable<SiteSet> Pairs(List<(SiteId Site, IReadOnlyList<Contribution> Parts)> candidates, double before) =>
        from first in Enumerable.Range(0, candidates.Count)
        from second in Enumerable.Range(first + 1, candidates.Count - first - 1)
        select new SiteSet(
            [candidates[first].Site, candidates[second].Site], before - Without([.. candidates[first].Parts, .. candidates[second].Parts]));

    private double Without(IReadOnlyList<Contribution> parts) => Made(search.OutputsWithout(parts, month));

    private double Made(ReadOnlySpan<double> outputs)
    {
        var made = 0.0;
        foreach (var product in products)
        {
            made += outputs[product];
        }

        return made;
    }
}
