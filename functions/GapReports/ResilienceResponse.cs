using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Resilience;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports;

/// <summary>How few sites, partners, theaters and countries the goals rest on, and what is lost without each.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised plans count.</param>
/// <param name="Reading">What becomes of the growth that nobody has stated: floor, central or ceiling.</param>
/// <param name="Month">The month of the theaters and concentrations; absent if there is no goal.</param>
/// <param name="Sites">The loss without each site; sites without a loss are left out.</param>
/// <param name="Partners">The loss without each partner: without its lines and its observed output beyond them.</param>
/// <param name="Theaters">The output of each theater in the month if it is cut off from the others.</param>
/// <param name="Goals">The smallest sets of sites, and of partners, without which each goal is not reached.</param>
/// <param name="Items">How concentrated each item's capacity is.</param>
/// <param name="Minerals">How concentrated each stage of each mineral is by country; shares of different basis or year are never mixed.</param>
/// <param name="Adversaries">The countries that count as adversaries in <c>minerals</c>, by ISO 3166-1 alpha-3 code; a partner is never one.</param>
/// <param name="Maintenance">The sites that maintain each platform in each theater.</param>
[Selectable]
public sealed record ResilienceResponse(
    string Marking,
    string AsOf,
    string Case,
    string Reading,
    string? Month,
    IReadOnlyList<LossResponse> Sites,
    IReadOnlyList<LossResponse> Partners,
    IReadOnlyList<SelfSufficiencyResponse> Theaters,
    IReadOnlyList<GoalBreakResponse> Goals,
    IReadOnlyList<ItemConcentrationResponse> Items,
    IReadOnlyList<MineralConcentrationResponse> Minerals,
    IReadOnlyList<string> Adversaries,
    IReadOnlyList<MaintenanceCoverageResponse> Maintenance)
{
    internal static ResilienceResponse From(
        VisibleProjection seen,
        Outlook outlook,
        Month? month,
        Losses losses,
        IReadOnlyList<SelfSufficiency> theaters,
        IReadOnlyList<GoalBreak> goals,
        IReadOnlyList<ItemConcentration> items,
        IReadOnlyList<MineralConcentration> minerals,
        IReadOnlyList<MaintenanceCoverage> maintenance) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(outlook.Case),
            Word.Of(outlook.Reading),
            month?.ToString(),
            [.. losses.Sites.Where(each => each.Loss.Products.Count > 0).Select(each => LossResponse.From(each.Site.Value, each.Loss))],
            [.. losses.Partners.Where(each => each.Loss.Products.Count > 0).Select(each => LossResponse.From(each.Partner.Value, each.Loss))],
            [.. theaters.Select(SelfSufficiencyResponse.From)],
            [.. goals.Select(GoalBreakResponse.From)],
            [.. items.Where(item => item.ByPartner is not null).Select(ItemConcentrationResponse.From)],
            [.. minerals.Select(MineralConcentrationResponse.From)],
            MineralConcentration.AdversariesOf(seen.Register),
            [.. maintenance.Select(MaintenanceCoverageResponse.From)]);
}

/// <summary>What a theater makes of a product by itself.</summary>
/// <param name="Theater">The theater.</param>
/// <param name="Product">The product.</param>
/// <param name="Alone">Its output from its own lines and parts only, units a month; absent without a limit. Capacity that cannot be placed counts as elsewhere at the floor and as its own at the ceiling.</param>
/// <param name="Within">Its part of the output of all theaters together, units a month; absent without a limit.</param>
/// <param name="Together">The output of all theaters together, units a month; absent without a limit.</param>
/// <param name="Path">The path of the product's goal, units a month; absent without a goal.</param>
/// <param name="Percent">Its output alone in percent of its part; absent if it has no part, or without a limit.</param>
/// <param name="NoLimit">Which of alone, within and together have no limit; absent if each has one.</param>
public sealed record SelfSufficiencyResponse(
    string Theater,
    string Product,
    double? Alone,
    double? Within,
    double? Together,
    double? Path,
    double? Percent,
    IReadOnlyList<string>? NoLimit)
{
    internal static SelfSufficiencyResponse From(SelfSufficiency each) =>
        new(
            Word.Of(each.Theater),
            each.Product.Value,
            FigureResponse.Finite(each.Alone),
            FigureResponse.Finite(each.Within),
            FigureResponse.Finite(each.Together),
            each.Path,
            each.Percent,
            WithoutLimit(("alone", each.Alone), ("within", each.Within), ("together", each.Together)));

    private static string[]? WithoutLimit(params (string Name, double Units)[] outputs) =>
        Array.FindAll(outputs, output => !double.IsFinite(output.Units)) is { Length: > 0 } without ? [.. without.Select(output => output.Name)] : null;
}

/// <summary>What the loss of a site or partner costs.</summary>
/// <param name="Without">The id of the site or the code of the partner that is lost.</param>
/// <param name="Products">The products whose output changes.</param>
public sealed record LossResponse(string Without, IReadOnlyList<ProductLossResponse> Products)
{
    internal static LossResponse From(string without, Loss loss) => new(without, [.. loss.Products.Select(ProductLossResponse.From)]);
}

/// <summary>What a loss takes from a product.</summary>
/// <param name="Product">The product.</param>
/// <param name="Family">Its family.</param>
/// <param name="LastMonth">Units lost in the goal's last month; negative if the loss of others leaves more for it.</param>
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

/// <summary>The fewest sites and partners without which a goal is missed.</summary>
/// <param name="Family">The family.</param>
/// <param name="IsReached">Whether the goal is reached with all sites.</param>
/// <param name="Sets">If it is reached: the smallest sets of one or two sites that break it, the costliest first, at most 100. Otherwise: the one site and the two sites that cost most.</param>
/// <param name="SetCount">The number of such sets.</param>
/// <param name="Partners">The same for sets of partners, without their lines and their observed output beyond them.</param>
/// <param name="PartnerCount">The number of such sets of partners.</param>
/// <param name="IsComplete">Whether all pairs of sites that can matter were tried.</param>
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
            [.. goal.Sets.Take(MostShown).Select(set => new SiteSetResponse([.. set.Sites.Select(site => site.Value)], set.IndexLost))],
            goal.Sets.Count,
            [.. goal.Partners.Take(MostShown).Select(set => new PartnerSetResponse([.. set.Partners.Select(partner => partner.Value)], set.IndexLost))],
            goal.Partners.Count,
            goal.IsComplete);
}

/// <summary>Sites without which a goal is missed.</summary>
/// <param name="Sites">One or two sites.</param>
/// <param name="IndexLost">How much the family's index loses without them in the goal's last month, 0 to 1.</param>
public sealed record SiteSetResponse(IReadOnlyList<string> Sites, double IndexLost);

/// <summary>Partners without whom a goal is missed.</summary>
/// <param name="Partners">One or two partners.</param>
/// <param name="IndexLost">How much the family's index loses without them in the goal's last month, 0 to 1.</param>
public sealed record PartnerSetResponse(IReadOnlyList<string> Partners, double IndexLost);

/// <summary>How much of an item the largest makers make.</summary>
/// <param name="Item">The item.</param>
/// <param name="BySite">Among the registered lines of known rate; absent if there are none.</param>
/// <param name="ByPartner">Among the partners, by their lines and their observed output.</param>
/// <param name="ByTheater">Among the theaters, by the same figures.</param>
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

/// <summary>How much of something the largest holders have.</summary>
/// <param name="Hhi">The Herfindahl-Hirschman index; 10,000 if one holder has everything.</param>
/// <param name="EffectiveNumber">The number of equal holders that would have this index.</param>
/// <param name="Top">The largest holder.</param>
/// <param name="TopPercent">Its share in percent.</param>
public sealed record ConcentrationResponse(double Hhi, double EffectiveNumber, string Top, double TopPercent)
{
    internal static ConcentrationResponse? From<THolder>(Concentration<THolder>? concentration, Func<THolder, string> name) =>
        concentration is null ? null : new(concentration.Hhi, concentration.EffectiveNumber, name(concentration.Top), concentration.TopPercent);
}

/// <summary>Who holds how much of a stage of a mineral.</summary>
/// <param name="Mineral">The mineral or material.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Basis">What the shares are shares of.</param>
/// <param name="Year">The year; absent if unknown.</param>
/// <param name="ByCountry">Among the stated countries.</param>
/// <param name="Allied">The share of partners, percent.</param>
/// <param name="Adversary">The share of Belarus, China, Iran, North Korea and Russia, percent.</param>
/// <param name="Neutral">The share of all other stated countries, percent.</param>
/// <param name="Unstated">The share without a stated country, percent.</param>
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
            mineral.Basis.Value,
            mineral.Year,
            ConcentrationResponse.From(mineral.ByCountry, country => country.Value),
            mineral.Allied,
            mineral.Adversary,
            mineral.Neutral,
            mineral.Unstated);
}

/// <summary>The sites that service a platform in a theater.</summary>
/// <param name="Platform">The platform, as the sites write it.</param>
/// <param name="Theater">The theater.</param>
/// <param name="Sites">The sites that service it there; an empty list is a gap in coverage.</param>
/// <param name="Throughput">Platforms or parts a year, over the sites that publish a figure; absent if none does.</param>
public sealed record MaintenanceCoverageResponse(string Platform, string Theater, IReadOnlyList<string> Sites, double? Throughput)
{
    internal static MaintenanceCoverageResponse From(MaintenanceCoverage coverage) =>
        new(coverage.Platform, Word.Of(coverage.Theater), [.. coverage.Sites.Select(site => site.Value)], coverage.Throughput);
}
