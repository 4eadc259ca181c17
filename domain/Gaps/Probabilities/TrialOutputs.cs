using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Probabilities;

/// <summary>What every product makes in every month of every trial, units a month.</summary>
internal sealed class TrialOutputs
{
    private readonly double[] outputs;
    private readonly int products;
    private readonly int size;

    public TrialOutputs(Projection projection, int trials)
    {
        Trials = trials;
        products = projection.Explosion.Products.Count;
        size = projection.Horizon.Months * products;
        outputs = new double[checked((long)trials * size)];
    }

    public int Trials { get; }

    /// <summary>One trial: month by month and in each by product.</summary>
    public Span<double> this[int trial] => outputs.AsSpan(trial * size, size);

    /// <summary>What some products make together in a month, by trial.</summary>
    public void Sum(IReadOnlyList<int> ofProducts, int month, Span<double> sums)
    {
        for (var trial = 0; trial < Trials; trial++)
        {
            var row = outputs.AsSpan((trial * size) + (month * products), products);
            var sum = 0.0;
            foreach (var product in ofProducts)
            {
                sum += row[product];
            }

            sums[trial] = sum;
        }
    }
}
