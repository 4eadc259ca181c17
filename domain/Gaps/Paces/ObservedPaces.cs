using CoProduction.Gaps.Forecasts;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Paces;

/// <summary>How fast totals were observed to grow: the reference class for all growth that nobody has stated.</summary>
/// <remarks>
/// A family's pace is the median of its own pairs, drawn towards the median of all as if <see cref="Weight"/> more pairs said that. Medians and quartiles,
/// not means, because few pairs are known and one family may have grown many times as fast as the others.
/// </remarks>
public sealed class ObservedPaces
{
    /// <summary>The fewest pairs of which a pace is made.</summary>
    public const int FewestPairs = 3;

    /// <summary>How many pairs the median of all counts as beside a family's own.</summary>
    public const int Weight = 2;

    /// <summary>The distance of the quartiles of a normal distribution, in standard deviations.</summary>
    private const double QuartileDistance = 1.349;

    private readonly ILookup<Family?, double> ofFamilies;
    private readonly double median;

    private ObservedPaces(IReadOnlyList<PacePair> pairs)
    {
        Pairs = pairs;
        ofFamilies = pairs.ToLookup(pair => pair.Family, pair => pair.LogGrowth);
        if (IsKnown)
        {
            double[] all = [.. pairs.Select(pair => pair.LogGrowth).Order()];
            median = Quantile(all, 0.5);
            Spread = (Quantile(all, 0.75) - Quantile(all, 0.25)) / QuartileDistance;
        }
    }

    /// <summary>The pairs, by item, scope and month.</summary>
    public IReadOnlyList<PacePair> Pairs { get; }

    /// <summary>Whether there are pairs enough.</summary>
    public bool IsKnown => Pairs.Count >= FewestPairs;

    /// <summary>The median of all pairs, as a growth a year: 0.25 is 25 percent; null without pairs enough.</summary>
    public double? Median => IsKnown ? PortableMath.Exp(median) - 1 : null;

    /// <summary>The standard deviation of the logarithm of the growth a year: the distance of the quartiles of all pairs over 1.349; 0 without pairs enough.</summary>
    public double Spread { get; }

    /// <summary>The pairs of observed totals in a register.</summary>
    /// <param name="register">The records.</param>
    /// <param name="asOf">The month up to which totals count.</param>
    public static ObservedPaces Of(Register register, Month asOf)
    {
        var families = register.Items.ToDictionary(item => item.Code, item => item.Family);
        return new ObservedPaces(
        [
            .. from baseline in register.Baselines
               where baseline.IsObservation && baseline.AsOf!.Month <= asOf
               group baseline by (baseline.Item, baseline.Extent) into total
               orderby total.Key.Item, total.Key.Extent
               from pair in PairsOf(total, families.TryGetValue(total.Key.Item, out var family) ? family : null)
               select pair,
        ]);
    }

    /// <summary>The logarithm of a family's growth a year; 0 without pairs enough.</summary>
    /// <param name="family">The family; null for a mineral or material, which grows as the median of all.</param>
    public double LogGrowthOf(Family? family)
    {
        double[] own = [.. ofFamilies[family].Order()];
        return own.Length == 0 || family is null || !IsKnown ? median : ((own.Length * Quantile(own, 0.5)) + (Weight * median)) / (own.Length + Weight);
    }

    /// <summary>A family's own pairs.</summary>
    public IEnumerable<PacePair> PairsFor(Family? family) => Pairs.Where(pair => pair.Family == family);

    /// <summary>Pairs follow each other and never overlap: each observation with the latest one at least <see cref="PacePair.ShortestMonths"/> before it.</summary>
    private static IEnumerable<PacePair> PairsOf(IEnumerable<Baseline> total, Family? family)
    {
        List<Baseline> open = [];
        foreach (var later in total.GroupBy(baseline => baseline.AsOf!.Month).OrderBy(month => month.Key).Select(month => Observations.BestOf(month)))
        {
            if (later.Lowest > 0 && open.FindLast(each => later.AsOf!.Month.Since(each.AsOf!.Month) >= PacePair.ShortestMonths) is { } earlier)
            {
                yield return new PacePair(family, earlier, later);
                open.Clear();
            }

            if (later.Lowest > 0)
            {
                open.Add(later);
            }
        }
    }

    /// <summary>The quantile of ordered numbers, between two of them in proportion (type 7 of Hyndman and Fan, "Sample Quantiles", 1996).</summary>
    private static double Quantile(double[] ordered, double share)
    {
        var rank = share * (ordered.Length - 1);
        var below = (int)Math.Floor(rank);
        return ordered[below] + ((rank - below) * (ordered[Math.Min(below + 1, ordered.Length - 1)] - ordered[below]));
    }
}
