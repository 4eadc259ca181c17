using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CoProduction.Gaps.Paces;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Draws the pace at which each item's unstated part grows: one for each family, and a deviation for each item.</summary>
/// <remarks>
/// Logarithms of the growth a year are normal: the family's spreads as the observed pairs do, and the item's deviation from it a third of that, because an
/// observed total is already the least of its parts. Draws depend on the seed, the trial and the names alone. Allocates nothing after construction.
/// </remarks>
internal sealed class PaceDraws
{
    /// <summary>The spread of items about their family, as a share of the families' spread.</summary>
    public const double ItemShare = 1.0 / 3;

    // With one bit more, the last of the equal parts would round to 1.
    private const int Unused = 12;

    private readonly ulong seed;
    private readonly ulong[] places;
    private readonly ulong[] draws;
    private readonly ulong[] thirds;
    private readonly int[] familyOf;
    private readonly int families;
    private readonly double[] middle;
    private readonly double spread;
    private readonly double[] standard;
    private readonly double[] second;
    private readonly double[] secondShare;

    /// <param name="lines">The lines, with the projection and the model of chances.</param>
    /// <param name="seed">The seed of the random draws.</param>
    public PaceDraws(TrialLines lines, ulong seed)
    {
        this.seed = seed;
        var (items, paces) = (lines.Sure.Projection.Items, lines.Sure.Projection.CurrentCapacity.Paces);
        AtStart = lines.AtStart;
        spread = lines.Model.PaceSpread ?? paces.Observed.Spread;
        string[] names = [.. Enumerable.Range(0, items.Count).Select(item => items.RecordOf(item)?.Family.Value ?? "")];
        string[] distinct = [.. names.Distinct(StringComparer.Ordinal)];
        families = distinct.Length;
        familyOf = [.. names.Select(name => Array.IndexOf(distinct, name))];
        middle = new double[LaneWidth.Room(items.Count)];
        LogGrowth = new double[LaneWidth.Room(items.Count)];
        (second, secondShare) = (new double[LogGrowth.Length], new double[LogGrowth.Length]);
        for (var item = 0; item < items.Count; item++)
        {
            middle[item] = LogGrowth[item] = paces.LogGrowthOf(item);
        }

        places = new ulong[LaneWidth.Room(families + items.Count)];
        (draws, thirds, standard) = (new ulong[places.Length], new ulong[places.Length], new double[places.Length]);
        for (var place = 0; place < families + items.Count; place++)
        {
            places[place] = PlaceOf(place < families ? $"pace of family {distinct[place]}" : $"pace of item {items[place - families]}");
        }
    }

    /// <summary>By item, the logarithm of the growth a year in the trial drawn last; with <see cref="LaneWidth.Room"/>.</summary>
    public double[] LogGrowth { get; }

    /// <summary>By item, the same of a part that grows by itself; null if every item grows as a whole.</summary>
    public double[]? Second { get; private set; }

    /// <summary>By item, the share of its unstated part that grows by that, 0 to 1; null if every item grows as a whole.</summary>
    public double[]? SecondShare { get; private set; }

    /// <summary>By item, what is stated in the month from which growth counts (<see cref="TrialLines.AtStart"/>).</summary>
    public double[] AtStart { get; }

    /// <summary>Draws the trial with a number.</summary>
    public void Draw(int number)
    {
        if (spread == 0)
        {
            return;
        }

        PhiloxLanes.Draw(seed, places, (ulong)number, draws, thirds);
        for (var place = 0; place < families + familyOf.Length; place++)
        {
            // The middle of one of 2^52 equal parts of the range from 0 to 1.
            standard[place] = PortableMath.NormalQuantile(((draws[place] >> Unused) + 0.5) / (1UL << (64 - Unused)));
        }

        for (var item = 0; item < familyOf.Length; item++)
        {
            LogGrowth[item] = Of(item, this, this);
        }
    }

    /// <summary>The items whose pace a redraw draws anew, ascending.</summary>
    public int[] ItemsOf(Redraw redraw) =>
        [.. Enumerable.Range(0, familyOf.Length).Where(item => familyOf[item] == redraw.Family || redraw.Items.Any(part => part.Item == item))];

    /// <summary>Takes some paces from other draws.</summary>
    /// <param name="other">The other draws.</param>
    /// <param name="redraw">What to take from them.</param>
    /// <param name="items">Its <see cref="ItemsOf"/>.</param>
    public void Mix(PaceDraws other, Redraw redraw, ReadOnlySpan<int> items)
    {
        foreach (var item in items)
        {
            LogGrowth[item] = Of(item, familyOf[item] == redraw.Family ? other : this, this);
        }

        foreach (var part in redraw.Items)
        {
            var own = Of(part.Item, part.WithFamily || familyOf[part.Item] == redraw.Family ? other : this, other);
            if (part.Share >= 1)
            {
                LogGrowth[part.Item] = own;
            }
            else
            {
                (Second, SecondShare) = (second, secondShare);
                (second[part.Item], secondShare[part.Item]) = (own, part.Share);
            }
        }
    }

    /// <summary>The number of an item's family among those that a redraw can name.</summary>
    public int FamilyOf(int item) => familyOf[item];

    /// <summary>Gives these draws their own paces back.</summary>
    public void Unmix(Redraw redraw, ReadOnlySpan<int> items)
    {
        foreach (var item in items)
        {
            LogGrowth[item] = Of(item, this, this);
        }

        foreach (var part in redraw.Items)
        {
            secondShare[part.Item] = 0;
        }

        (Second, SecondShare) = (null, null);
    }

    private double Of(int item, PaceDraws family, PaceDraws own) =>
        middle[item] + (spread * (family.standard[familyOf[item]] + (ItemShare * own.standard[families + item])));

    private static ulong PlaceOf(string name) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
