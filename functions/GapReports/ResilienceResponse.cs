using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Resilience;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports;

/// <summary>On how few sites, partners, theaters and countries the goals rest, and what is lost without each; at the lower bound of capacity.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="Month">The month of the concentrations; absent where there is no goal.</param>
/// <param name="Sites">What is lost without each site without which anything is lost.</param>
/// <param name="Partners">The same of partners: their lines, and what is observed of them beyond those.</param>
/// <param name="Theaters">What each theater makes when it is cut off from the others, in the month.</param>
/// <param name="Goals">The fewest sites, and the fewest partners, without which each goal is not reached.</param>
/// <param name="Items">On how few each item's capacity rests.</param>
/// <param name="Minerals">On how few countries each stage of each mineral rests; shares of another basis or year are never mixed.</param>
/// <param name="Maintenance">Where each platform can be maintained in each theater.</param>
public sealed record ResilienceResponse(
    string Marking,
    string AsOf,
    string Case,
    string? Month,
    IReadOnlyList<LossResponse> Sites,
    IReadOnlyList<LossResponse> Partners,
    IReadOnlyList<SelfSufficiencyResponse> Theaters,
    IReadOnlyList<GoalBreakResponse> Goals,
    IReadOnlyList<ItemConcentrationResponse> Items,
    IReadOnlyList<MineralConcentrationResponse> Minerals,
    IReadOnlyList<MaintenanceCoverageResponse> Maintenance)
{
    internal static ResilienceResponse Of(SeenProjection seen, ForecastCase forecast, Month? month)
    {
        var outcome = seen.Projection?.In(forecast);
        var asked = month ?? seen.Projection?.Horizon.Last;
        var losses = outcome is null ? new Losses([], []) : Losses.Of(outcome);
        return new ResilienceResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(forecast),
            outcome is null ? null : asked.ToString(),
            [.. losses.Sites.Where(each => each.Loss.Products.Count > 0).Select(each => LossResponse.From(each.Site.Value, each.Loss))],
            [.. losses.Partners.Where(each => each.Loss.Products.Count > 0).Select(each => LossResponse.From(each.Partner.Value, each.Loss))],
            outcome is null ? [] : [.. SelfSufficiency.Of(outcome, outcome.Projection.Horizon.IndexOf(asked!.Value)).Select(SelfSufficiencyResponse.From)],
            outcome is null ? [] : [.. GoalBreak.Of(outcome).Select(GoalBreakResponse.From)],
            outcome is null ? [] : [.. Placed(outcome, asked!.Value)],
            [.. MineralConcentration.Of(seen.Register).Select(MineralConcentrationResponse.From)],
            [.. MaintenanceCoverage.Of(seen.Register).Select(MaintenanceCoverageResponse.From)]);
    }

    private static IEnumerable<ItemConcentrationResponse> Placed(CaseProjection outcome, Month month) =>
        ItemConcentration.Of(outcome, outcome.Projection.Horizon.IndexOf(month)).Where(item => item.ByPartner is not null).Select(ItemConcentrationResponse.From);
}

/// <param name="Theater">The theater.</param>
/// <param name="Family">The family.</param>
/// <param name="Alone">Units a month with its own lines and parts only; what nobody can place is nowhere there at the lower bound, and all there at the upper.</param>
/// <param name="Within">Its part of what all make together, units a month.</param>
/// <param name="Together">What all theaters make together, units a month.</param>
/// <param name="Path">What the family's goal asks for, units a month; absent without a goal.</param>
/// <param name="Percent">What it makes alone as a percentage of its part, by each bound; absent where it has no part.</param>
public sealed record SelfSufficiencyResponse(
    string Theater, string Family, AtBounds Alone, AtBounds Within, AtBounds Together, double? Path, PercentResponse Percent)
{
    internal static SelfSufficiencyResponse From(SelfSufficiency each) =>
        new(
            Word.Of(each.Theater),
            each.Family.Value,
            each.Alone,
            each.Within,
            each.Together,
            each.Path,
            new PercentResponse(each.Percent.Lower, each.Percent.Upper));
}

/// <param name="Lower">At the lower bound.</param>
/// <param name="Upper">At the upper bound.</param>
public sealed record PercentResponse(double? Lower, double? Upper);

/// <param name="Without">The site's id or the partner's code.</param>
/// <param name="Products">The products whose output changes.</param>
public sealed record LossResponse(string Without, IReadOnlyList<ProductLossResponse> Products)
{
    internal static LossResponse From(string without, Loss loss) => new(without, [.. loss.Products.Select(ProductLossResponse.From)]);
}

/// <param name="Product">The product.</param>
/// <param name="Family">Its family.</param>
/// <param name="LastMonth">Units lost in the goal's last month; negative where the loss of others leaves more for it.</param>
/// <param name="InAll">Units lost in all months of the goal.</param>
/// <param name="Years">Units lost by calendar year.</param>
public sealed record ProductLossResponse(string Product, string Family, double LastMonth, double InAll, IReadOnlyList<YearLossResponse> Years)
{
    internal static ProductLossResponse From(ProductLoss loss) =>
        new(
            loss.Product.Value,
            loss.Family.Value,
            loss.Units.LastMonth,
            loss.Units.InAll,
            [.. loss.Units.Years.OrderBy(year => year.Key).Select(year => new YearLossResponse(year.Key, year.Value))]);
}

/// <param name="Family">The family.</param>
/// <param name="IsReached">Whether the goal is reached with all sites.</param>
/// <param name="Sets">Where it is: the smallest sets of one or two sites that break it, the costliest first, a hundred at most. Else the one and the two that cost most.</param>
/// <param name="SetCount">How many such sets there are.</param>
/// <param name="Partners">The same of partners: without their lines, and what is observed of them beyond those.</param>
/// <param name="PartnerCount">How many such sets of partners there are.</param>
/// <param name="IsComplete">Whether all sets of two sites that can matter were tried.</param>
public sealed record GoalBreakResponse(
    string Family,
    bool IsReached,
    IReadOnlyList<SiteSetResponse> Sets,
    int SetCount,
    IReadOnlyList<PartnerSetResponse> Partners,
    int PartnerCount,
    bool IsComplete)
{
    private const int MostShown = 100;

    internal static GoalBreakResponse From(GoalBreak goal) =>
        new(
            goal.Family.Value,
            goal.IsReached,
            [.. goal.Sets.Take(MostShown).Select(set => new SiteSetResponse([.. set.Sites.Select(site => site.Value)], set.UnitsLost))],
            goal.Sets.Count,
            [.. goal.Partners.Take(MostShown).Select(set => new PartnerSetResponse([.. set.Partners.Select(partner => partner.Value)], set.UnitsLost))],
            goal.Partners.Count,
            goal.IsComplete);
}

/// <param name="Sites">One or two sites.</param>
/// <param name="UnitsLost">What the family loses without them in the goal's last month.</param>
public sealed record SiteSetResponse(IReadOnlyList<string> Sites, double UnitsLost);

/// <param name="Partners">One or two partners.</param>
/// <param name="UnitsLost">What the family loses without them in the goal's last month.</param>
public sealed record PartnerSetResponse(IReadOnlyList<string> Partners, double UnitsLost);

/// <param name="Item">The item.</param>
/// <param name="BySite">Among the registered lines of known rate; absent where there are none.</param>
/// <param name="ByPartner">Among the partners' lines and what is observed of them.</param>
/// <param name="ByTheater">The same by theater.</param>
public sealed record ItemConcentrationResponse(
    string Item, ConcentrationResponse? BySite, ConcentrationResponse? ByPartner, ConcentrationResponse? ByTheater)
{
    internal static ItemConcentrationResponse From(ItemConcentration item) =>
        new(
            item.Item.Value,
            ConcentrationResponse.From(item.BySite, site => site.Value),
            ConcentrationResponse.From(item.ByPartner, partner => partner.Value),
            ConcentrationResponse.From(item.ByTheater, Word.Of));
}

/// <param name="Hhi">The Herfindahl-Hirschman index, up to 10,000 where one holds all.</param>
/// <param name="EffectiveNumber">How many equal holders would have this index.</param>
/// <param name="Top">The greatest holder.</param>
/// <param name="TopPercent">Its share in percent.</param>
public sealed record ConcentrationResponse(double Hhi, double EffectiveNumber, string Top, double TopPercent)
{
    internal static ConcentrationResponse? From<THolder>(Concentration<THolder>? concentration, Func<THolder, string> name) =>
        concentration is null ? null : new(concentration.Hhi, concentration.EffectiveNumber, name(concentration.Top), concentration.TopPercent);
}

/// <param name="Mineral">The mineral or material.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Basis">Of what the shares are shares.</param>
/// <param name="Year">The year; absent where unknown.</param>
/// <param name="ByCountry">Among the countries that are stated.</param>
/// <param name="Allied">Percent of partners.</param>
/// <param name="Adversary">Percent of Belarus, China, Iran, North Korea and Russia.</param>
/// <param name="Neutral">Percent of all others that are stated.</param>
/// <param name="Unstated">Percent of which no country is stated.</param>
public sealed record MineralConcentrationResponse(
    string Mineral,
    string Stage,
    string Basis,
    int? Year,
    ConcentrationResponse? ByCountry,
    double Allied,
    double Adversary,
    double Neutral,
    double Unstated)
{
    internal static MineralConcentrationResponse From(MineralConcentration mineral) =>
        new(
            mineral.Mineral.Value,
            Word.Of(mineral.Stage),
            mineral.Basis,
            mineral.Year,
            ConcentrationResponse.From(mineral.ByCountry, country => country.Value),
            mineral.Allied,
            mineral.Adversary,
            mineral.Neutral,
            mineral.Unstated);
}

/// <param name="Platform">The platform, as the sites write it.</param>
/// <param name="Theater">The theater.</param>
/// <param name="Sites">The sites that service it there; none is a hole.</param>
/// <param name="Throughput">Platforms or parts a year, of the sites that publish it.</param>
public sealed record MaintenanceCoverageResponse(string Platform, string Theater, IReadOnlyList<string> Sites, double? Throughput)
{
    internal static MaintenanceCoverageResponse From(MaintenanceCoverage coverage) =>
        new(coverage.Platform, Word.Of(coverage.Theater), [.. coverage.Sites.Select(site => site.Value)], coverage.Throughput);
}
