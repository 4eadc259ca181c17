using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.GapReports;

/// <summary>How likely the goals are to be reached, counted in trials of which expansions come and how late; at the lower bound of capacity.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Trials">How many trials were run.</param>
/// <param name="Seed">Names their draws: the same seed, trials and register give the same figures.</param>
/// <param name="SlipsFrom">defaults, or history where at least 20 dates of the register have moved.</param>
/// <param name="DatesMoved">How many dates have moved.</param>
/// <param name="SuccessFrom">defaults, or history where at least 20 expansions have been commissioned or cancelled of which an earlier stage is on record.</param>
/// <param name="Ended">How many have.</param>
/// <param name="Stages">How likely what is at each stage is to come, and on how many that rests.</param>
/// <param name="Families">By family of which something is asked.</param>
/// <param name="Expansions">What each expansion means for its family's goal, those that change its probability most first.</param>
public sealed record ProbabilitiesResponse(
    string Marking,
    string AsOf,
    int Trials,
    ulong Seed,
    ChancesFrom SlipsFrom,
    int DatesMoved,
    ChancesFrom SuccessFrom,
    int Ended,
    IReadOnlyList<StageSuccessResponse> Stages,
    IReadOnlyList<FamilyProbabilityResponse> Families,
    IReadOnlyList<InfluenceResponse> Expansions)
{
    /// <summary>The largest whole number that every reader of JSON keeps exactly.</summary>
    public const long LargestSeed = (1L << 53) - 1;

    internal static ProbabilitiesResponse Of(SeenProjection seen, int trials, ulong seed, CancellationToken cancellation)
    {
        var (history, model) = (SlipHistory.Of(seen.Register), ChanceModel.For(seen.Register));
        var successes = SuccessHistory.Of(seen.Register);
        var report = seen.Projection is { } projection
            ? MonteCarlo.Run(projection, model, trials, seed, Environment.ProcessorCount, cancellation)
            : new ProbabilityReport(trials, seed, [], []);
        return new ProbabilitiesResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            trials,
            seed,
            history.IsEnough ? ChancesFrom.History : ChancesFrom.Defaults,
            history.DatesMoved,
            successes.IsEnough ? ChancesFrom.History : ChancesFrom.Defaults,
            successes.Ended,
            [.. successes.Stages.Select(stage => new StageSuccessResponse(stage.Stage, model[stage.Stage].Success, stage.Default, stage.Ended, stage.Commissioned))],
            [.. report.Families.Select(FamilyProbabilityResponse.From)],
            [.. report.Influences.Select(InfluenceResponse.From)]);
    }
}

/// <summary>Where the months that expansions slip, or the share of them that comes, are taken from.</summary>
public enum ChancesFrom
{
    /// <summary>Documented defaults for each stage.</summary>
    Defaults,

    /// <summary>What has become of the register's own expansions.</summary>
    History,
}

/// <param name="Stage">The stage.</param>
/// <param name="Success">How likely what is at it is to come, as the trials have it; 0 to 1.</param>
/// <param name="DefaultSuccess">The documented default, 0 to 1.</param>
/// <param name="Ended">How many expansions have been at it and were commissioned or cancelled since.</param>
/// <param name="Commissioned">How many of those were commissioned.</param>
public sealed record StageSuccessResponse(ExpansionStage Stage, double Success, double DefaultSuccess, int Ended, int Commissioned);

/// <param name="Family">The family.</param>
/// <param name="Probability">That its products together make at the goal's last month what is asked for then, 0 to 1.</param>
/// <param name="StandardError">How far the estimate is off by one standard deviation, because the trials are not endless.</param>
/// <param name="ExpectedShortfall">Units that its products are short of their paths on average.</param>
/// <param name="Months">What it makes, by month of the goal.</param>
/// <param name="Products">Its products of which something is asked.</param>
public sealed record FamilyProbabilityResponse(
    string Family,
    double Probability,
    double StandardError,
    double ExpectedShortfall,
    IReadOnlyList<QuantilesResponse> Months,
    IReadOnlyList<ProductProbabilityResponse> Products)
{
    internal static FamilyProbabilityResponse From(FamilyProbability family) =>
        new(
            family.Family.Value,
            family.Reached.Probability,
            family.Reached.StandardError,
            family.ExpectedShortfall,
            [.. family.Months.Select(QuantilesResponse.From)],
            [.. family.Products.Select(ProductProbabilityResponse.From)]);
}

/// <param name="Product">The product.</param>
/// <param name="Probability">That it makes at the goal's last month what is asked of it then, 0 to 1.</param>
/// <param name="StandardError">How far the estimate is off by one standard deviation, because the trials are not endless.</param>
/// <param name="ExpectedShortfall">Units that it is short of its path on average.</param>
/// <param name="Months">What it makes, by month of the goal.</param>
public sealed record ProductProbabilityResponse(
    string Product, double Probability, double StandardError, double ExpectedShortfall, IReadOnlyList<QuantilesResponse> Months)
{
    internal static ProductProbabilityResponse From(ProductProbability product) =>
        new(
            product.Product.Value,
            product.Reached.Probability,
            product.Reached.StandardError,
            product.ExpectedShortfall,
            [.. product.Months.Select(QuantilesResponse.From)]);
}

/// <param name="Month">The month.</param>
/// <param name="P10">One trial in ten makes no more than this; units a month.</param>
/// <param name="P50">One trial in two makes no more than this; units a month.</param>
/// <param name="P90">Nine trials in ten make no more than this; units a month.</param>
public sealed record QuantilesResponse(string Month, double P10, double P50, double P90)
{
    internal static QuantilesResponse From(MonthQuantiles month) => new(month.Month.ToString(), month.P10, month.P50, month.P90);
}

/// <param name="Family">The family.</param>
/// <param name="Factory">The factory's id.</param>
/// <param name="Item">What the line makes.</param>
/// <param name="LineStage">The line's stage of production.</param>
/// <param name="Expansion">The expansion's id within its line.</param>
/// <param name="InEffect">The probability that it is in effect by the goal's last month.</param>
/// <param name="ProbabilityWith">Of the goal, where it is; absent where that never is.</param>
/// <param name="ProbabilityWithout">Of the goal, where it is not; absent where that never is.</param>
/// <param name="ShortfallWith">Units short on average, where it is; absent where that never is.</param>
/// <param name="ShortfallWithout">Units short on average, where it is not; absent where that never is.</param>
public sealed record InfluenceResponse(
    string Family,
    string Factory,
    string Item,
    string LineStage,
    string Expansion,
    double InEffect,
    double? ProbabilityWith,
    double? ProbabilityWithout,
    double? ShortfallWith,
    double? ShortfallWithout)
{
    internal static InfluenceResponse From(ExpansionInfluence influence) =>
        new(
            influence.Family.Value,
            influence.Site.Value,
            influence.Item.Value,
            influence.Stage.Value,
            influence.Expansion.Value,
            influence.InEffect.Probability,
            influence.ReachedWith?.Probability,
            influence.ReachedWithout?.Probability,
            influence.ShortfallWith,
            influence.ShortfallWithout);
}
