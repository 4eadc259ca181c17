using System.Reflection;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access.Tenants;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Promises;
using CoProduction.Gaps.Readings;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>The types that stand behind texts in responses: these have the same schema there as in requests.</summary>
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
        [(typeof(CapacityPartResponse), "AsOf")] = null,
        [(typeof(DecidingItemResponse), "Since")] = typeof(Month),
        [(typeof(DecidingItemResponse), "Until")] = typeof(Month),
        [(typeof(EmbargoResponse), "From")] = typeof(Month),
        [(typeof(EmbargoResponse), "Until")] = typeof(Month),
        [(typeof(GoalResponse), "Path")] = typeof(GoalPath),
        [(typeof(LineResponse), "Stage")] = null,
        [(typeof(LineResponse), "Status")] = typeof(SiteStatus),
        [(typeof(MineralConcentrationResponse), "Stage")] = null,
        [(typeof(MonthSpanResponse), "From")] = typeof(Month),
        [(typeof(MonthSpanResponse), "To")] = typeof(Month),
        [(typeof(PlanResponse), "Kind")] = typeof(PlanKind),
        [(typeof(PlanResponse), "Effect")] = typeof(PlanEffect),
        [(typeof(PromiseResponse), "State")] = typeof(PromiseState),
        [(typeof(RateResponse), "Measure")] = typeof(Measure),
        [(typeof(ReachedResponse), "Floor")] = typeof(Month),
        [(typeof(ReachedResponse), "Ceiling")] = typeof(Month),
        [(typeof(StageLossResponse), "Stage")] = null,
        [(typeof(StageSuccessResponse), "Stage")] = null,
        [(typeof(StateCountResponse), "State")] = typeof(PromiseState),
        [(typeof(StatementResponse), "AsOf")] = null,
        [(typeof(TargetResponse), "State")] = typeof(PromiseState),
        [(typeof(TenantChange), "From")] = typeof(CountryCode),
        [(typeof(TenantChange), "To")] = typeof(CountryCode),
    };

    /// <summary>The schema of a member that holds text; null if its text is free.</summary>
    public static JsonObject? Of(PropertyInfo member) =>
        (Special.TryGetValue((member.DeclaringType!, member.Name), out var type) ? type : Usual.GetValueOrDefault(member.Name)) switch
        {
            null => null,
            { IsEnum: true } words => new JsonObject { ["enum"] = TextShapes.WordsOf(words) },
            var parsed => TextShapes.Of(parsed),
        };
}
