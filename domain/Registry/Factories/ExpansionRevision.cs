using CoProduction.Registry.Dates;
using CoProduction.Registry.Rates;

namespace CoProduction.Registry.Factories;

/// <summary>An earlier promise of an expansion, up to the day on which it changed.</summary>
/// <param name="Until">The day on which the register learned of the change (UTC).</param>
/// <param name="Effective">The month promised until then.</param>
/// <param name="NewRate">The total rate promised until then; null if none was published.</param>
/// <param name="AddedRate">The added rate promised until then, if only that was published.</param>
/// <param name="Stage">The stage until then.</param>
public sealed record ExpansionRevision(
    DateOnly Until, Month Effective, MonthlyRate? NewRate, MonthlyRate? AddedRate, ExpansionStage Stage);
