using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>
/// Moves and drops expansions according to slips and stage limits. The present does not depend on expansions, so only growth changes.
/// </summary>
/// <remarks>
/// An open expansion whose month is over is expected for the month after the as-of month at the earliest, and slips from there. So the register holds
/// the moved month, and <see cref="SlipOf"/> tells how much later than that the line's open expansions can come.
/// </remarks>
internal sealed class ChangedExpansions(Register register, IReadOnlyList<ScenarioChange> changes)
{
    private static readonly Month LastMonth = new(2199, 12);

    private readonly Places places = new(register);
    private readonly Slip[] slips = [.. changes.OfType<Slip>()];
    private readonly StageLimit[] limits = [.. changes.OfType<StageLimit>()];

    /// <summary>The register with changed factories, or the same register if nothing changes.</summary>
    public Register Applied => slips.Length + limits.Length == 0 ? register : register.With([.. register.Factories.Select(AppliedTo)]);

    /// <summary>The months by which all slips together move the open expansions of a line.</summary>
    public int SlipOf(FactoryLine line) => slips.Where(slip => Selects(slip.Of, line.Factory, line.Line)).Sum(slip => slip.Months);

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

        var later = SlipOf(new FactoryLine(factory, line));
        return later == 0 ? expansion : later > LastMonth.Since(expansion.Effective) ? null : expansion.In(expansion.Effective.Plus(later));

        bool Has(Selection of) => Selects(of, factory, line);
    }

    private bool Selects(Selection of, Factory factory, Line line) =>
        of.HasItem(places.TraitsOf(line.Item)) && of.HasSite(factory.Id, places.TheaterOf(factory.Partner));
}
