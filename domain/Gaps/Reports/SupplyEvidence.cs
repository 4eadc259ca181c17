using CoProduction.Gaps.Forecasts;
using CoProduction.Goals;

namespace CoProduction.Gaps.Reports;

/// <summary>Collects the records behind the capacity of each item in one case.</summary>
internal sealed class SupplyEvidence(Register register, Present present, Forecast forecast, ForecastCase shown)
{
    private readonly ILookup<string, Baseline> statements =
        register.Baselines.Where(baseline => baseline.Kind != BaselineKind.Baseline).ToLookup(baseline => baseline.Item.Value);

    public Supply Of(int item)
    {
        var code = present.Items[item];
        var months = Enumerable.Range(0, present.Horizon.Months);
        return new Supply(
            code,
            [.. months.Select(month => forecast.Capacity(item, month))],
            [.. present.Lines.Of(item).Select(line => new LineSupply(line))],
            [.. present.Lines.ExpandingOf(item).SelectMany(Expansions)],
            [.. present.Observations.Of(code).Values.SelectMany(observations => observations)],
            [.. present.Unattributed(item).ByScope.Select(scope => new ScopeSupply(scope.Scope, scope.Rates))],
            present.Items.IsProduct(item) ? null : [.. months.Select(month => present.Implied(item, month))],
            [.. statements[code.Value]]);
    }

    private IEnumerable<ExpansionSupply> Expansions(PlannedLine planned) =>
        new LineForecast(planned, shown).Effects.Select(effect => new ExpansionSupply(
            planned.Registered.Factory.Id, planned.Registered.Line.Stage, effect.Expansion, effect.Effect));
}
