namespace CoProduction.Gaps.Forecasts;

/// <summary>What one observation contains of the rates of one item's lines, by partner; units a month.</summary>
/// <param name="partners">The number of partners.</param>
public sealed class ContainedRates(int partners)
{
    private readonly double[] throughout = new double[partners];
    private readonly List<(int Partner, int From, double Rate)> later = [];

    /// <summary>What it contains of a partner's lines, as far as that is known in a month.</summary>
    public double Of(int partner, int month)
    {
        var sum = throughout[partner];
        foreach (var line in later)
        {
            sum += line.Partner == partner && line.From <= month ? line.Rate : 0;
        }

        return sum;
    }

    /// <summary>What it contains of the lines of all partners, as far as that is known in a month.</summary>
    public double OfAll(int month)
    {
        var sum = throughout.Sum();
        foreach (var line in later)
        {
            sum += line.From <= month ? line.Rate : 0;
        }

        return sum;
    }

    internal void Add(int partner, (int From, double Rate) line)
    {
        if (line.From <= 0)
        {
            throughout[partner] += line.Rate;
        }
        else if (line.Rate > 0)
        {
            later.Add((partner, line.From, line.Rate));
        }
    }
}
