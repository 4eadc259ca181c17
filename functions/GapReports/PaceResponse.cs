using CoProduction.Gaps.Paces;

namespace CoProduction.Functions.GapReports;

/// <summary>The pace at which totals were observed to grow: the central reading lets what nobody has stated grow by it, damped.</summary>
/// <param name="Pairs">The number of pairs of totals of one item and scope, at least six months apart. They are few: read central as what follows if growth goes on as it was seen.</param>
/// <param name="IsKnown">Whether there are three pairs or more. Otherwise there is no pace, and central is the floor.</param>
/// <param name="From">The date of the earliest total among them; absent without a pair.</param>
/// <param name="Until">The date of the latest; absent without a pair.</param>
/// <param name="PercentPerYear">The median of all pairs, percent a year; absent without a pace.</param>
/// <param name="Spread">The standard deviation of the logarithm of growth a year, by which trials draw the pace; absent without a pace.</param>
/// <param name="Families">The pace of each family that has pairs: the median of its own, drawn towards that of all as if two more pairs said that; empty without a pace.</param>
public sealed record PaceResponse(
    int Pairs, bool IsKnown, string? From, string? Until, double? PercentPerYear, double? Spread, IReadOnlyList<FamilyPaceResponse> Families)
{
    internal static PaceResponse Of(ObservedPaces paces) =>
        new(
            paces.Pairs.Count,
            paces.IsKnown,
            paces.Pairs.MinBy(pair => pair.Earlier.AsOf!.Month)?.Earlier.AsOf!.Text,
            paces.Pairs.MaxBy(pair => pair.Later.AsOf!.Month)?.Later.AsOf!.Text,
            100 * paces.Median,
            paces.IsKnown ? paces.Spread : null,
            [
                .. from pair in paces.IsKnown ? paces.Pairs : []
                   where pair.Family is not null
                   group pair by pair.Family into own
                   orderby own.Key
                   select new FamilyPaceResponse(own.Key.Value, own.Count(), 100 * (PortableMath.Exp(paces.LogGrowthOf(own.Key)) - 1)),
            ]);
}

/// <summary>The pace of a family.</summary>
/// <param name="Family">The family.</param>
/// <param name="Pairs">The number of its own pairs.</param>
/// <param name="PercentPerYear">Its pace before damping, percent a year.</param>
public sealed record FamilyPaceResponse(string Family, int Pairs, double PercentPerYear);
