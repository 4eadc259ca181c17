using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>
/// Moves and drops expansions according to slips and stage limits. The present does not depend on expansions, so only growth changes.
/// </summary>
internal sealed class ChangedExpansions(Register register, IReadOnlyList<ScenarioChange> changes)
{
    private static readonly Month LastMonth = new(2199, 12);

    private readonly Places places = new(register);
    private readonly Slip[] slips = [.. changes.OfType<Slip>()];
    private readonly StageLimit[] limits = [.. changes.OfType<StageLimit>()];

    /// <summary>The register with changed factories, or the same register if nothing changes.</summary>
    public Register Applied => slips.Length + limits.Length == 0 ? register : register.With([.. register.Factories.Select(AppliedTo)]);

    private Factory AppliedTo(Factory factory)
    {
        if (!factory.Lines.Any(line => line.Expansions.Count > 0))
        {
            return factory;
        }

        return factory.With([.. factory.Lines.Select(line =>
            line.Expansions.Count == 0 ? line : line.With([.. line.Expansions.Select(expansion => Of(factory, line, expansion)).OfType<Expansion>()]))]);
    }

    /// <returns>Null if the expansion does not come.</returns>
    private Expansion? Of(Factory factory, Line line, Expansion expansion)
    {
        if (expansion.Stage is ExpansionStage.Commissioned or ExpansionStage.Cancelled || line.Observes(expansion))
        {
            return expansion;
        }

        if (limits.Any(limit => expansion.Stage < limit.Least && Has(limit.Of)))
        {
            return null;
        }

        var later = slips.Where(slip => Has(slip.Of)).Sum(slip => slip.Months);
        return later == 0 ? expansion : later > LastMonth.Since(expansion.Effective) ? null : expansion.In(expansion.Effective.Plus(later));

        bool Has(Selection of) =>
            of.HasItem(places.TraitsOf(line.Item)) && of.HasSite(factory.Id, places.TheaterOf(factory.Partner));
    }
}
