using System.Reflection;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Tenants;
using CoProduction.Functions.Dashboard;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Gaps.Candidates;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Promises;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>The types that stand behind texts in responses: these have the same schema there as in requests, or else their words.</summary>
internal static class ResponseShapes
{
    /// <summary>By the member's name, which means the same in every response that <see cref="Special"/> does not name.</summary>
    private static readonly Dictionary<string, Type> Usual = new()
    {
        ["AsOf"] = typeof(Month),
        ["Month"] = typeof(Month),
        ["FirstMonth"] = typeof(Month),
        ["LastMonth"] = typeof(Month),
        ["CountsFrom"] = typeof(Month),
        ["AskedFrom"] = typeof(Month),
        ["Case"] = typeof(ForecastCase),
        ["Reading"] = typeof(Reading),
        ["Theater"] = typeof(Theater),
        ["Timing"] = typeof(PlanTiming),
        ["Stage"] = typeof(PlanStage),
        ["StageReached"] = typeof(PlanStage),
        ["Product"] = typeof(ItemCode),
        ["Item"] = typeof(ItemCode),
        ["Mineral"] = typeof(ItemCode),
        ["Family"] = typeof(Family),
        ["Partner"] = typeof(CountryCode),
    };

    /// <summary>By type and member; null where the text is free, or where one type does not describe it.</summary>
    private static readonly Dictionary<(Type, string), Type?> Special = new()
    {
        [(typeof(BindingPeriodResponse), "From")] = typeof(Month),
        [(typeof(BindingPeriodResponse), "To")] = typeof(Month),
        [(typeof(CandidateResponse), "Kind")] = typeof(SiteKind),
        [(typeof(CapacityPartResponse), "AsOf")] = typeof(Period),
        [(typeof(CapacityPartResponse), "Kind")] = typeof(PartKind),
        [(typeof(CitationResponse), "Kind")] = typeof(CitedKind),
        [(typeof(ClosingPlanResponse), "Months")] = typeof(Month),
        [(typeof(ConflictResponse), "Kind")] = typeof(ConflictKind),
        [(typeof(DecidingItemResponse), "Since")] = typeof(Month),
        [(typeof(DecidingItemResponse), "Until")] = typeof(Month),
        [(typeof(DuplicateResponse), "Kind")] = typeof(SiteKind),
        [(typeof(EmbargoResponse), "From")] = typeof(Month),
        [(typeof(EmbargoResponse), "Until")] = typeof(Month),
        [(typeof(GapReportResponse), "Months")] = typeof(Month),
        [(typeof(GoalResponse), "Path")] = typeof(GoalPath),
        [(typeof(LineResponse), "Stage")] = null,
        [(typeof(LineResponse), "Status")] = typeof(SiteStatus),
        [(typeof(MeResponse), "Roles")] = typeof(Role),
        [(typeof(MineralConcentrationResponse), "Stage")] = typeof(MineralStage),
        [(typeof(MineralEmbargoResponse), "Chokepoint")] = typeof(MineralStage),
        [(typeof(MonthSpanResponse), "From")] = typeof(Month),
        [(typeof(MonthSpanResponse), "To")] = typeof(Month),
        [(typeof(PlanResponse), "Kind")] = typeof(PlanKind),
        [(typeof(PlanResponse), "Effect")] = typeof(PlanEffect),
        [(typeof(PlanResponse), "Due")] = typeof(Period),
        [(typeof(ProductSummaryResponse), "By")] = typeof(Month),
        [(typeof(PromiseResponse), "State")] = typeof(PromiseState),
        [(typeof(PromiseResponse), "First")] = typeof(Month),
        [(typeof(PromiseResponse), "Current")] = typeof(Month),
        [(typeof(RateResponse), "Measure")] = typeof(Measure),
        [(typeof(RateResponse), "Period")] = typeof(Period),
        [(typeof(ReachedResponse), "Floor")] = typeof(Month),
        [(typeof(ReachedResponse), "Ceiling")] = typeof(Month),
        [(typeof(ReachedResponse), "Central")] = typeof(Month),
        [(typeof(ReasonResponse), "Kind")] = typeof(ReasonKind),
        [(typeof(ReasonResponse), "Standing")] = typeof(AgreementStanding),
        [(typeof(RegionLossResponse), "Chokepoint")] = typeof(MineralStage),
        [(typeof(SampleReaderResponse), "Roles")] = typeof(Role),
        [(typeof(StageLossResponse), "Stage")] = typeof(MineralStage),
        [(typeof(StageSuccessResponse), "Stage")] = null,
        [(typeof(StateCountResponse), "State")] = typeof(PromiseState),
        [(typeof(StatementResponse), "AsOf")] = typeof(Period),
        [(typeof(StatementResponse), "Kind")] = typeof(BaselineKind),
        [(typeof(SurgeResponse), "Theaters")] = typeof(Theater),
        [(typeof(TargetResponse), "State")] = typeof(PromiseState),
        [(typeof(TargetResponse), "First")] = typeof(Period),
        [(typeof(TargetResponse), "Current")] = typeof(Period),
        [(typeof(TargetResponse), "ObservedAsOf")] = typeof(Period),
        [(typeof(TenantChange), "From")] = typeof(CountryCode),
        [(typeof(TenantChange), "To")] = typeof(CountryCode),
    };

    /// <summary>The schema of a member that holds text, or of each element of one that holds a list of texts; null if its text is free.</summary>
    public static JsonObject? Of(PropertyInfo member) =>
        (Special.TryGetValue((member.DeclaringType!, member.Name), out var type) ? type : Usual.GetValueOrDefault(member.Name)) switch
        {
            null => null,
            { IsEnum: true } words => new JsonObject { ["enum"] = TextShapes.WordsOf(words) },
            var parsed => TextShapes.Of(parsed),
        };
}
