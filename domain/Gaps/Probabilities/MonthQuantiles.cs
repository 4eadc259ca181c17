using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Probabilities;

/// <summary>What a product or family makes in a month: in every tenth trial, every second, and nine of ten, at most so much; units a month.</summary>
public sealed record MonthQuantiles(Month Month, double P10, double P50, double P90)
{
    /// <param name="month">The month.</param>
    /// <param name="outputs">By trial; put in another order.</param>
    internal static MonthQuantiles Of(Month month, Span<double> outputs)
    {
        var p50 = Select(outputs, Rank(outputs.Length, 0.5));
        var p10 = Select(outputs[..(Rank(outputs.Length, 0.5) + 1)], Rank(outputs.Length, 0.1));
        var upper = outputs[Rank(outputs.Length, 0.5)..];
        return new MonthQuantiles(month, p10, p50, Select(upper, Rank(outputs.Length, 0.9) - Rank(outputs.Length, 0.5)));
    }

    /// <summary>The nearest rank: the place of the least output that no less than this share of all reach at most.</summary>
    private static int Rank(int count, double share) => Math.Max(0, (int)Math.Ceiling(share * count) - 1);

    /// <summary>Brings the output of a rank to its place, with none greater before and none less behind it.</summary>
    private static double Select(Span<double> outputs, int rank)
    {
        var (low, high) = (0, outputs.Length - 1);
        while (low < high)
        {
            var pivot = outputs[low + ((high - low) / 2)];
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (outputs[left] < pivot)
                {
                    left++;
                }

                while (outputs[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (outputs[left], outputs[right]) = (outputs[right], outputs[left]);
                    left++;
                    right--;
                }
            }

            (low, high) = rank <= right ? (low, right) : rank >= left ? (left, high) : (rank, rank);
        }

        return outputs[rank];
    }
}
