using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Forecasts;

/// <summary>Which promised expansions a forecast counts. Cancelled ones never count.</summary>
public enum ForecastCase
{
    /// <summary>Commissioned expansions only.</summary>
    Operating,

    /// <summary>Expansions at the stage funded or further.</summary>
    Committed,

    /// <summary>Expansions at the stage announced or further.</summary>
    Announced,

    /// <summary>All expansions, each by the probability of its stage.</summary>
    Expected,
}

/// <summary>How far each case counts an expansion.</summary>
public static class ForecastCases
{
    public static readonly IReadOnlyList<ForecastCase> All = Enum.GetValues<ForecastCase>();

    /// <summary>The share of an expansion's change that the case counts: 0 or 1, or anything in between in the expected case.</summary>
    public static double ShareOf(this ForecastCase forecast, ExpansionStage stage) => forecast switch
    {
        _ when stage == ExpansionStage.Cancelled => 0,
        ForecastCase.Operating => stage >= ExpansionStage.Commissioned ? 1 : 0,
        ForecastCase.Committed => stage >= ExpansionStage.Funded ? 1 : 0,
        ForecastCase.Announced => stage >= ExpansionStage.Announced ? 1 : 0,
        ForecastCase.Expected => StageProbability.Of(stage),
        _ => throw new ArgumentOutOfRangeException(nameof(forecast), forecast, "Is no forecast case."),
    };
}
