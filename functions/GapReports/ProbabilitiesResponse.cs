using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;

namespace CoProduction.Functions.GapReports;

/// <summary>How likely the goals are to be reached, counted over trials that draw which plans come and how late.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Reading">The reading in which the influence of each plan is measured: floor, central or ceiling.</param>
/// <param name="Trials">The number of trials.</param>
/// <param name="Seed">The seed of their draws: the same seed, number of trials and register give the same figures.</param>
/// <param name="SlipsFrom">history if at least 20 plans with an earlier stage on record were commissioned; otherwise defaults.</param>
/// <param name="Delivered">The number of such plans.</param>
/// <param name="DatesMoved">The number of times that a date has moved.</param>
/// <param name="SuccessFrom">history if at least 20 plans with an earlier stage on record were commissioned or cancelled; otherwise defaults.</param>
/// <param name="Ended">The number of such plans.</param>
/// <param name="Stages">How likely a plan at each stage is to come, and how many plans that rests on.</param>
/// <param name="Families">The families with a target.</param>
/// <param name="Plans">The influence of each plan on its family's goal, the largest change of probability first.</param>
[Selectable]
public sealed record ProbabilitiesResponse(
    string Marking,
    string AsOf,
    Reading Reading,
    int Trials,
    ulong Seed,
    ChancesFrom SlipsFrom,
    int Delivered,
    int DatesMoved,
    ChancesFrom SuccessFrom,
    int Ended,
    IReadOnlyList<StageSuccessResponse> Stages,
    IReadOnlyList<FamilyProbabilityResponse> Families,
    IReadOnlyList<InfluenceResponse> Plans)
{
    internal static ProbabilitiesResponse From(
        VisibleProjection seen, SlipHistory slips, SuccessHistory successes, ChanceModel model, ProbabilityReport report) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            report.Reading,
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

/// <summary>The source of the months that plans slip, or of the share that comes.</summary>
public enum ChancesFrom
{
    /// <summary>The documented defaults of each stage.</summary>
    Defaults,

    /// <summary>The outcome of the register's own plans.</summary>
    History,
}

/// <summary>How often plans of a stage came.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Success">The probability that the trials use for a plan at this stage to come, 0 to 1.</param>
/// <param name="DefaultSuccess">The documented default, 0 to 1.</param>
/// <param name="Ended">The number of plans that went through it and were later commissioned or cancelled.</param>
/// <param name="Commissioned">The number of those that were commissioned.</param>
public sealed record StageSuccessResponse(PlanStage Stage, double Success, double DefaultSuccess, int Ended, int Commissioned);

/// <summary>The probability that a family reaches its goal.</summary>
/// <param name="Family">The family.</param>
/// <param name="Probability">The probability that every product with a target reaches it in the goal's last month, 0 to 1. Read it beside the products.</param>
/// <param name="Interval">The 95 % interval of the probability.</param>
/// <param name="Months">Its index by month of the goal, 0 to 1.</param>
/// <param name="Products">Its products with a target.</param>
public sealed record FamilyProbabilityResponse(
    string Family,
    FigureResponse Probability,
    IntervalsResponse Interval,
    [property: ByMonth] IReadOnlyList<QuantilesResponse> Months,
    IReadOnlyList<ProductProbabilityResponse> Products)
{
    internal static FamilyProbabilityResponse From(FamilyProbability family) =>
        new(
            family.Family.Value,
            FigureResponse.From(family.Chances.Select(chance => chance.Reached.Probability)),
            IntervalsResponse.From(family.Chances.Select(chance => chance.Reached)),
            QuantilesResponse.From(family.Chances.Select(chance => chance.Months)),
            [.. family.Products.Select(ProductProbabilityResponse.From)]);
}

/// <summary>The probability that a product reaches its goal.</summary>
/// <param name="Product">The product.</param>
/// <param name="Probability">The probability that it reaches its target in the goal's last month, with those that share its goal; 0 to 1.</param>
/// <param name="Interval">The 95 % interval of the probability.</param>
/// <param name="ExpectedShortfall">Its average shortfall from its path, units.</param>
/// <param name="Months">Its output by month of the goal, units a month.</param>
/// <param name="Criticality">In what share of the trials each item binds it in the goal's last month, the most frequent at the floor first.</param>
public sealed record ProductProbabilityResponse(
    string Product,
    FigureResponse Probability,
    IntervalsResponse Interval,
    FigureResponse ExpectedShortfall,
    [property: ByMonth] IReadOnlyList<QuantilesResponse> Months,
    IReadOnlyList<CriticalityResponse> Criticality)
{
    internal static ProductProbabilityResponse From(ProductProbability product) =>
        new(
            product.Product.Value,
            FigureResponse.From(product.Chances.Select(chance => chance.Reached.Probability)),
            IntervalsResponse.From(product.Chances.Select(chance => chance.Reached)),
            FigureResponse.From(product.Chances.Select(chance => chance.ExpectedShortfall)),
            QuantilesResponse.From(product.Chances.Select(chance => chance.Months)),
            CriticalityResponse.From(product.Chances.Select(chance => chance.Criticality), product.Chances.Floor.Reached.Trials));
}

/// <summary>How often an item binds in the trials.</summary>
/// <param name="Item">The item; the product itself for its own assembly.</param>
/// <param name="Binds">The share of trials in which it binds, 0 to 1.</param>
/// <param name="Interval">The 95 % interval of that share.</param>
public sealed record CriticalityResponse(string Item, FigureResponse Binds, IntervalsResponse Interval)
{
    /// <param name="items">The items that bind in some trial.</param>
    /// <param name="trials">The number of trials.</param>
    internal static IReadOnlyList<CriticalityResponse> From(AtReadings<IReadOnlyList<Criticality>> items, int trials)
    {
        var counts = items.Select(each => each.ToDictionary(item => item.Item, item => item.Binds));
        return
        [
            .. Enum.GetValues<Reading>().SelectMany(reading => items[reading]).Select(each => each.Item).Distinct()
                .Select(item => From(item, counts.Select(each => each.TryGetValue(item, out var binds) ? binds : new Frequency(0, trials)))),
        ];
    }

    private static CriticalityResponse From(ItemCode item, AtReadings<Frequency> binds) =>
        new(item.Value, FigureResponse.From(binds.Select(each => each.Probability)), IntervalsResponse.From(binds));
}

/// <summary>The output of a month at three probability levels.</summary>
/// <param name="Month">The month.</param>
/// <param name="P10">One trial in ten gives this much or less.</param>
/// <param name="P50">One trial in two gives this much or less.</param>
/// <param name="P90">Nine trials in ten give this much or less.</param>
public sealed record QuantilesResponse(string Month, FigureResponse P10, FigureResponse P50, FigureResponse P90)
{
    internal static IReadOnlyList<QuantilesResponse> From(AtReadings<IReadOnlyList<MonthQuantiles>> months) =>
    [
        .. months.Floor.Select((month, place) => new QuantilesResponse(
            month.Month.ToString(),
            FigureResponse.From(months.Select(each => each[place].P10)),
            FigureResponse.From(months.Select(each => each[place].P50)),
            FigureResponse.From(months.Select(each => each[place].P90)))),
    ];
}

/// <summary>How much a plan matters for a goal.</summary>
/// <param name="Family">The family.</param>
/// <param name="Factory">The factory's id.</param>
/// <param name="Item">The item that the line makes.</param>
/// <param name="LineStage">The line's stage of production.</param>
/// <param name="LineName">The line's name; absent if it has none.</param>
/// <param name="Plan">The plan's id within its line.</param>
/// <param name="InEffect">The probability that it is in effect by the goal's last month, 0 to 1.</param>
/// <param name="InEffectInterval">The 95 % interval of that.</param>
/// <param name="ProbabilityWith">The probability of the goal in trials in which it is; absent if there are none.</param>
/// <param name="IntervalWith">The 95 % interval of that; absent if there are no such trials.</param>
/// <param name="ProbabilityWithout">The probability of the goal in trials in which it is not; absent if there are none.</param>
/// <param name="IntervalWithout">The 95 % interval of that; absent if there are no such trials.</param>
/// <param name="ShortfallWith">The part of the paths that the family misses on average in trials in which it is, 0 to 1; absent if there are none.</param>
/// <param name="ShortfallWithout">The same in trials in which it is not; absent if there are none.</param>
public sealed record InfluenceResponse(
    string Family,
    string Factory,
    string Item,
    string LineStage,
    string? LineName,
    string Plan,
    double InEffect,
    IntervalResponse InEffectInterval,
    double? ProbabilityWith,
    IntervalResponse? IntervalWith,
    double? ProbabilityWithout,
    IntervalResponse? IntervalWithout,
    double? ShortfallWith,
    double? ShortfallWithout)
{
    internal static InfluenceResponse From(PlanInfluence influence) =>
        new(
            influence.Family.Value,
            influence.Site.Value,
            influence.Item.Value,
            influence.Stage.Value,
            influence.Line?.Value,
            influence.Plan.Value,
            influence.InEffect.Probability,
            IntervalResponse.From(influence.InEffect),
            influence.ReachedWith?.Probability,
            influence.ReachedWith is { } with ? IntervalResponse.From(with) : null,
            influence.ReachedWithout?.Probability,
            influence.ReachedWithout is { } without ? IntervalResponse.From(without) : null,
            influence.ShortfallWith,
            influence.ShortfallWithout);
}

/// <summary>How likely the goals were when a report was published, counted over trials that draw which plans come and when.</summary>
/// <param name="Trials">The number of trials.</param>
/// <param name="Seed">The seed of their draws.</param>
/// <param name="Families">The families with a target.</param>
public sealed record GoalProbabilitiesResponse(int Trials, ulong Seed, IReadOnlyList<FamilyProbabilityResponse> Families)
{
    internal static GoalProbabilitiesResponse From(ProbabilityReport report) =>
        new(report.Trials, report.Seed, [.. report.Families.Select(FamilyProbabilityResponse.From)]);
}
