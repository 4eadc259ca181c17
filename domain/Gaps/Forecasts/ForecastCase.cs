using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Forecasts;

/// <summary>Which promised plans a forecast counts. Cancelled ones never count.</summary>
public enum ForecastCase
{
    /// <summary>Commissioned plans only.</summary>
    Operating,

    /// <summary>Plans at the stage funded or further.</summary>
    Committed,

    /// <summary>Plans at the stage announced or further.</summary>
    Announced,

    /// <summary>All plans, each by the probability of its stage.</summary>
    Expected,
}

/// <summary>How far each case counts a plan.</summary>
public static class ForecastCases
{
    public static readonly IReadOnlyList<ForecastCase> All = Enum.GetValues<ForecastCase>();

    /// <summary>The share of a plan's change that the case counts: 0 or 1, or anything in between in the expected case.</summary>
    public static double ShareOf(this ForecastCase forecast, PlanStage stage) => forecast switch
    {
        _ when stage == PlanStage.Cancelled => 0,
        ForecastCase.Operating => stage >= PlanStage.Commissioned ? 1 : 0,
        ForecastCase.Committed => stage >= PlanStage.Funded ? 1 : 0,
        ForecastCase.Announced => stage >= PlanStage.Announced ? 1 : 0,
        ForecastCase.Expected => StageProbability.Of(stage),
        _ => throw new ArgumentOutOfRangeException(nameof(forecast), forecast, "Is no forecast case."),
    };

    /// <summary>
    /// The share of a cut that the case counts, 0 to 1: every case but operating counts it as soon as it is announced; at the ceiling it counts only once it is
    /// commissioned.
    /// </summary>
    /// <param name="forecast">The case.</param>
    /// <param name="stage">The stage of the plan that lowers the rate.</param>
    /// <param name="most">Whether doubt is decided in favour of capacity.</param>
    public static double ShareOfCut(this ForecastCase forecast, PlanStage stage, bool most) =>
        stage is PlanStage.Commissioned or PlanStage.Cancelled || most || forecast == ForecastCase.Operating ? ForecastCase.Operating.ShareOf(stage)
        : stage >= PlanStage.Announced ? 1
        : forecast.ShareOf(stage);
}
