using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Resilience;

/// <summary>The loss without each site, and without each partner, in turn. Exact.</summary>
/// <param name="Sites">In the order of the ids. Sites whose lines count nowhere are left out, because nothing is lost without them.</param>
/// <param name="Partners">In the order of the codes.</param>
public sealed record Losses(IReadOnlyList<(SiteId Site, Loss Loss)> Sites, IReadOnlyList<(CountryCode Partner, Loss Loss)> Partners)
{
    /// <param name="outcome">The case with everything.</param>
    /// <param name="cancellation">Cancels the search.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static Losses Of(CaseProjection outcome, CancellationToken cancellation = default)
    {
        var (contributors, search) = (new Contributors(outcome), new LossSearch(outcome, cancellation));
        return new Losses(
            [.. contributors.Sites.Select(site => (site.Site, search.Without(site.Parts)))],
            [.. contributors.Partners.Index().Select(each => (outcome.Projection.CurrentCapacity.Partners[each.Index], search.Without(each.Item)))]);
    }
}
