namespace CoProduction.Gaps.Promises;

/// <summary>The accuracy of forecast probabilities, as the mean squared error. 0 is perfect; always forecasting a half scores 0.25.</summary>
/// <param name="Count">The number of forecasts, at least 1.</param>
/// <param name="Score">The score, 0 to 1; lower is better.</param>
/// <param name="Happened">The share of the forecasts that came true, 0 to 1.</param>
public sealed record BrierScore(int Count, double Score, double Happened)
{
    /// <summary>The score of always forecasting the share that came true. Only hindsight knows that share.</summary>
    public double Reference => Happened * (1 - Happened);

    /// <summary>1 if perfect, 0 if no better than the reference, negative if worse; null if all or none came true.</summary>
    public double? Skill => Reference > 0 ? 1 - (Score / Reference) : null;

    /// <param name="forecasts">Each forecast's probability, 0 to 1, and whether it came true.</param>
    /// <returns>Null if there are no forecasts.</returns>
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
