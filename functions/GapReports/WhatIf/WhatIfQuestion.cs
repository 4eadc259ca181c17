using CoProduction.Functions.Scenarios;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>What is asked, once it is known what each scenario is.</summary>
/// <param name="AsOf">The month up to which observations count; null for that of the register.</param>
/// <param name="Case">The case that is shown month by month.</param>
/// <param name="Snapshot">The archived register; null for the one of now.</param>
/// <param name="Scenarios">The scenarios, in the order in which they were asked for.</param>
internal sealed record WhatIfQuestion(Month? AsOf, ForecastCase Case, GapReportId? Snapshot, IReadOnlyList<ScenarioResponse> Scenarios);
