using CoProduction.Gaps.Probabilities;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.GapReports;

/// <summary>How likely the goals are to be reached, counted over trials that draw which expansions come and how late. At the lower bound of capacity.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Trials">The number of trials.</param>
/// <param name="Seed">The seed of their draws: the same seed, number of trials and register give the same figures.</param>
/// <param name="SlipsFrom">history if at least 20 expansions with an earlier stage on record were commissioned; otherwise defaults.</param>
/// <param name="Delivered">The number of such expansions.</param>
/// <param name="DatesMoved">The number of times that a date has moved.</param>
/// <param name="SuccessFrom">history if at least 20 expansions with an earlier stage on record were commissioned or cancelled; otherwise defaults.</param>
/// <param name="Ended">The number of such expansions.</param>
/// <param name="Stages">How likely an expansion at each stage is to come, and how many expansions that rests on.</param>
/// <param name="Families">The families with a target.</param>
/// <param name="Expansions">The influence of each expansion on its family's goal, the largest change of probability first.</param>
public sealed record ProbabilitiesResponse(
    string Marking,
    string AsOf,
    int Trials,
    ulong Seed,
    ChancesFrom SlipsFrom,
    int Delivered,
    int DatesMoved,
    ChancesFrom SuccessFrom,
    int Ended,
    IReadOnlyList<StageSuccessResponse> Stages,
    IReadOnlyList<FamilyProbabilityResponse> Families,
    IReadOnlyList<InfluenceResponse> Expansions)
{
    internal static ProbabilitiesResponse From(
        VisibleProjection seen, SlipHistory slips, SuccessHistory successes, ChanceModel model, ProbabilityReport report) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            report.Trials,
            report.Seed,
            slips.IsEnough ? ChancesFrom.History : ChancesFrom.Defaults,
            slips.Delivered.Count,
            slips.DatesMoved,
            successes.IsEnough ? ChancesFrom.History : ChancesFrom.Defaults,
            successes.Ended,
            [.. successes.Stages.Select(stage => new StageSuccessResponse(stage.Stage, model[stage.Stage].Success, stage.Default, stage.Ended, stage.Commissioned))],
            [.. report.Families.Select(FamilyProbabilityResponse.From)],
            [.. report.Influences.Select(InfluenceResponse.From)]);
}

/// <summary>The source of the months that expansions slip, or of the share that comes.</summary>
public enum ChancesFrom
{
    /// <summary>The documented defaults of each stage.</summary>
    Defaults,

    /// <summary>The outcome of the register's own expansions.</summary>
    History,
}

/// <param name="Stage">The stage.</param>
/// <param name="Success">The probability that the trials use for an expansion at this stage to come, 0 to 1.</param>
/// <param name="DefaultSuccess">The documented default, 0 to 1.</param>
/// <param name="Ended">The number of expansions that went through it and were later commissioned or cancelled.</param>
/// <param name="Commissioned">The number of those that were commissioned.</param>
public sealed record StageSuccessResponse(ExpansionStage Stage, double Success, double DefaultSuccess, int Ended, int Commissioned);

/// <param name="Family">The family.</param>
/// <param name="Probability">The probability that its products together reach the goal in its last month, 0 to 1.</param>
/// <param name="StandardError">One standard deviation of the estimate, which comes from the limited number of trials.</param>
/// <param name="ExpectedShortfall">The average shortfall of its products from their paths, units.</param>
/// <param name="Months">Its output by month of the goal.</param>
/// <param name="Products">Its products with a target.</param>
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
/// <param name="Probability">The probability that it reaches its target in the goal's last month, 0 to 1.</param>
/// <param name="StandardError">One standard deviation of the estimate, which comes from the limited number of trials.</param>
/// <param name="ExpectedShortfall">Its average shortfall from its path, units.</param>
/// <param name="Months">Its output by month of the goal.</param>
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
/// <param name="P10">One trial in ten makes this much or less; units a month.</param>
/// <param name="P50">One trial in two makes this much or less; units a month.</param>
/// <param name="P90">Nine trials in ten make this much or less; units a month.</param>
public sealed record QuantilesResponse(string Month, double P10, double P50, double P90)
{
    internal static QuantilesResponse From(MonthQuantiles month) => new(month.Month.ToString(), month.P10, month.P50, month.P90);
}

/// <param name="Family">The family.</param>
/// <param name="Factory">The factory's id.</param>
/// <param name="Item">The item that the line makes.</param>
/// <param name="LineStage">The line's stage of production.</param>
/// <param name="Expansion">The expansion's id within its line.</param>
/// <param name="InEffect">The probability that it is in effect by the goal's last month, 0 to 1.</param>
/// <param name="ProbabilityWith">The probability of the goal in trials in which it is; absent if there are none.</param>
/// <param name="ProbabilityWithout">The probability of the goal in trials in which it is not; absent if there are none.</param>
/// <param name="ShortfallWith">The average shortfall in trials in which it is, units; absent if there are none.</param>
/// <param name="ShortfallWithout">The average shortfall in trials in which it is not, units; absent if there are none.</param>
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

/// <summary>How likely the goals were when a report was published, counted over trials that draw which expansions come and when. At the lower bound of capacity.</summary>
/// <param name="Trials">The number of trials.</param>
/// <param name="Seed">The seed of their draws.</param>
/// <param name="Families">The families with a target.</param>
public sealed record GoalProbabilitiesResponse(int Trials, ulong Seed, IReadOnlyList<FamilyProbabilityResponse> Families)
{
    internal static GoalProbabilitiesResponse From(ProbabilityReport report) =>
        new(report.Trials, report.Seed, [.. report.Families.Select(FamilyProbabilityResponse.From)]);
}
