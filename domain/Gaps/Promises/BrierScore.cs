namespace CoProduction.Gaps.Promises;

/// <summary>How good forecast probabilities were: the mean square of what they were off. 0 is perfect, 0.25 what always saying a half gets.</summary>
/// <param name="Count">How many forecasts; at least 1.</param>
/// <param name="Score">0 to 1; less is better.</param>
/// <param name="Happened">The share of them that came true, 0 to 1.</param>
public sealed record BrierScore(int Count, double Score, double Happened)
{
    /// <summary>What always forecasting the share that came true would have got; only hindsight knows that share.</summary>
    public double Reference => Happened * (1 - Happened);

    /// <summary>1 where perfect, 0 where no better than the reference, negative where worse; null where all or none came true.</summary>
    public double? Skill => Reference > 0 ? 1 - (Score / Reference) : null;

    /// <param name="forecasts">Each with its probability, 0 to 1, and whether it came true.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not from 0 to 1.</exception>
    public static BrierScore? Of(IEnumerable<(double Probability, bool Happened)> forecasts)
    {
        var (count, squares, happened) = (0, 0.0, 0);
        foreach (var forecast in forecasts)
        {
            if (forecast.Probability is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(forecasts), forecast.Probability, "Must be from 0 to 1.");
            }

            var off = forecast.Probability - (forecast.Happened ? 1 : 0);
            squares += off * off;
            happened += forecast.Happened ? 1 : 0;
            count++;
        }

        return count == 0 ? null : new BrierScore(count, squares / count, (double)happened / count);
    }
}
