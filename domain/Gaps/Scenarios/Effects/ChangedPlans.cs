using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>
/// Moves and drops expansions according to slips and stage limits; what takes away comes as stated. The present does not depend on plans, so only growth changes.
/// </summary>
/// <remarks>
/// An open plan whose month is over is expected for the month after the as-of month at the earliest, and slips from there. So the register holds
/// the moved month, and <see cref="SlipOf"/> tells how much later than that the line's open plans can come.
/// </remarks>
internal sealed class ChangedPlans(Register register, IReadOnlyList<ScenarioChange> changes)
{
    private static readonly Month LastMonth = new(2199, 12);

    private readonly Places places = new(register);
    private readonly Slip[] slips = [.. changes.OfType<Slip>()];
    private readonly StageLimit[] limits = [.. changes.OfType<StageLimit>()];

    /// <summary>The register with changed factories, or the same register if nothing changes.</summary>
    public Register Applied => slips.Length + limits.Length == 0 ? register : register.With([.. register.Factories.Select(AppliedTo)]);

    /// <summary>The months by which all slips together move the open plans of a line.</summary>
    public int SlipOf(FactoryLine line) => slips.Where(slip => Selects(slip.Of, line.Factory, line.Line)).Sum(slip => slip.Months);

    private Factory AppliedTo(Factory factory)
    {
        if (!factory.Lines.Any(line => line.Plans.Count > 0))
        {
            return factory;
        }

        return factory.With([.. factory.Lines.Select(line =>
            line.Plans.Count == 0 ? line : line.With([.. line.Plans.Select(plan => Of(factory, line, plan)).OfType<Plan>()]))]);
    }

    /// <returns>Null if the plan does not come.</returns>
    private Plan? Of(Factory factory, Line line, Plan plan)
    {
        if (plan.Stage == PlanStage.Commissioned || plan.IsOff || plan.Terms.IsCut || line.Observes(plan))
        {
            return plan;
        }

        if (limits.Any(limit => plan.Stage < limit.Least && Has(limit.Of)))
        {
            return null;
        }

        var later = SlipOf(new FactoryLine(factory, line));
        return later == 0 ? plan : later > LastMonth.Since(plan.Effective) ? null : plan.Moved(later);

        bool Has(Selection of) => Selects(of, factory, line);
    }

    private bool Selects(Selection of, Factory factory, Line line) =>
        of.HasItem(places.TraitsOf(line.Item)) && of.HasSite(factory.Id, places.TheaterOf(factory.Partner));
}
