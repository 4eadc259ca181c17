namespace CoProduction.Gaps.Probabilities;

/// <summary>The distribution of delays, in months after the promised month, of plans that come in the end.</summary>
/// <remarks>A table of 4,096 equally likely slips, so that a draw needs no arithmetic that differs between machines.</remarks>
public sealed class SlipDistribution
{
    /// <summary>The number of slips in the table.</summary>
    internal const int Size = 1 << Bits;

    private const int Bits = 12;

    public static readonly SlipDistribution None = Of([0]);

    private readonly short[] slips;

    private SlipDistribution(Func<double, int> slipAt) =>
        slips = [.. Enumerable.Range(0, Size).Select(place => checked((short)slipAt((place + 0.5) / Size)))];

    /// <summary>The mean, in months.</summary>
    public double Mean => slips.Average(months => (double)months);

    /// <summary>A distribution over these slips, all equally likely.</summary>
    /// <param name="months">Slips in months, at least one; negative if early.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public static SlipDistribution Of(IReadOnlyList<int> months)
    {
        if (months.Count == 0)
        {
            throw new ArgumentException("Must have a slip.", nameof(months));
        }

        var sorted = months.Order().ToArray();
        return new SlipDistribution(share => sorted[(int)(share * sorted.Length)]);
    }

    /// <summary>A distribution over these slips with their shares.</summary>
    /// <param name="slips">Slips in months, at least one, ascending, each with its share; the shares add up to 1. The last slip takes any rest.</param>
    /// <exception cref="ArgumentException">The list is empty, or does not ascend.</exception>
    internal static SlipDistribution Of(IReadOnlyList<(int Months, double Share)> slips)
    {
        if (slips.Count == 0 || slips.Zip(slips.Skip(1)).Any(pair => pair.First.Months >= pair.Second.Months))
        {
            throw new ArgumentException("Must have a slip, and ascend.", nameof(slips));
        }

        var (place, upTo) = (0, slips[0].Share);
        return new SlipDistribution(share =>
        {
            // The table asks for ascending shares.
            while (share >= upTo && place < slips.Count - 1)
            {
                upTo += slips[++place].Share;
            }

            return slips[place].Months;
        });
    }

    /// <summary>A distribution through stated quantiles, even between one and the next.</summary>
    /// <param name="knots">Shares, ascending from 0 to 1, each with the months that this share slips at most, never descending.</param>
    /// <exception cref="ArgumentException">The knots do not go from 0 to 1, or do not ascend.</exception>
    public static SlipDistribution Through(params IReadOnlyList<(double Share, int Months)> knots)
    {
        if (knots is not [(0, _), .., (1, _)] || knots.Zip(knots.Skip(1)).Any(pair => pair.First.Share >= pair.Second.Share || pair.First.Months > pair.Second.Months))
        {
            throw new ArgumentException("Must rise from a share of 0 to a share of 1.", nameof(knots));
        }

        return new SlipDistribution(share =>
        {
            var (below, above) = knots.Zip(knots.Skip(1)).First(pair => share < pair.Second.Share);
            var way = (share - below.Share) / (above.Share - below.Share);
            return (int)Math.Floor(below.Months + (way * (above.Months - below.Months)) + 0.5);
        });
    }

    /// <summary>The number of months that this share of plans slips at most.</summary>
    /// <param name="share">From 0 to less than 1.</param>
    public int Quantile(double share) => slips[(int)(share * Size)];

    /// <summary>The share of plans that slips at most this many months, 0 to 1.</summary>
    public double ShareUpTo(int months) => (double)slips.Count(slip => slip <= months) / Size;

    /// <summary>The table, in months, never descending.</summary>
    internal IReadOnlyList<short> Slips => slips;

    /// <summary>The index in the table that a draw of 32 bits selects.</summary>
    internal static int PlaceOf(ulong draw) => (int)(draw >> (32 - Bits));
}
