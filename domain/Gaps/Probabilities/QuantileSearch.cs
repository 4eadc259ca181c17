using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Finds quantiles without sorting. Values are counted in slices of equal width, and only the slice of a quantile is searched.</summary>
/// <remarks>
/// The result is always one of the values, so it does not depend on the slices. An instance is not safe for use by two threads at once.
/// </remarks>
/// <param name="most">The largest number of values.</param>
internal sealed class QuantileSearch(int most)
{
    private const int Slices = 1024;

    private readonly ushort[] sliceOf = new ushort[most];
    private readonly int[] counts = new int[Slices];
    private readonly double[] picked = new double[most];

    /// <param name="month">The month.</param>
    /// <param name="outputs">By trial, units a month; at least one.</param>
    public MonthQuantiles Of(Month month, ReadOnlySpan<double> outputs)
    {
        var (least, greatest) = (outputs[0], outputs[0]);
        foreach (var output in outputs)
        {
            least = output < least ? output : least;
            greatest = output > greatest ? output : greatest;
        }

        if (least == greatest)
        {
            return new MonthQuantiles(month, least, least, least);
        }

        Slice(outputs, least, greatest);
        return new MonthQuantiles(month, At(outputs, 0.1), At(outputs, 0.5), At(outputs, 0.9));
    }

    private void Slice(ReadOnlySpan<double> outputs, double least, double greatest)
    {
        // If the width cannot be divided, all values go into one slice.
        var slicesToUnit = (Slices - 1) / (greatest - least);
        slicesToUnit = double.IsFinite(slicesToUnit) ? slicesToUnit : 0;
        Array.Clear(counts);
        for (var place = 0; place < outputs.Length; place++)
        {
            var slice = unchecked((ushort)(int)((outputs[place] - least) * slicesToUnit));
            sliceOf[place] = slice;
            counts[slice]++;
        }
    }

    /// <summary>The quantile by nearest rank: the least output that at least this share of all outputs do not exceed.</summary>
    private double At(ReadOnlySpan<double> outputs, double share)
    {
        var (rank, slice) = (Math.Max(0, (int)Math.Ceiling(share * outputs.Length) - 1), 0);
        for (; rank >= counts[slice]; slice++)
        {
            rank -= counts[slice];
        }

        var count = 0;
        for (var place = 0; place < outputs.Length; place++)
        {
            picked[count] = outputs[place];
            count += sliceOf[place] == slice ? 1 : 0;
            if (count == counts[slice])
            {
                break;
            }
        }

        return Select(picked.AsSpan(0, count), rank);
    }

    /// <summary>The value of a rank. Reorders the values.</summary>
    private static double Select(Span<double> values, int rank)
    {
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var pivot = values[low + ((high - low) / 2)];
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (values[left] < pivot)
                {
                    left++;
                }

                while (values[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }

            (low, high) = rank <= right ? (low, right) : rank >= left ? (left, high) : (rank, rank);
        }

        return values[rank];
    }
}
