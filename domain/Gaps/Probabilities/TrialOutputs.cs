using System.Buffers;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Probabilities;

/// <summary>
/// The output of every product in every month of every trial, units a month. Stored by month and product, then by trial, the order of counting.
/// </summary>
/// <remarks>
/// The memory is tens of megabytes and is returned for the next run. New pages would take the system longer than the trials take to fill them.
/// </remarks>
internal sealed class TrialOutputs : IDisposable
{
    private readonly double[] outputs;
    private readonly int products;
    private readonly int size;

    public TrialOutputs(Projection projection, int trials)
    {
        Trials = trials;
        products = projection.Explosion.Products.Count;
        size = projection.Horizon.Months * products;
        outputs = ArrayPool<double>.Shared.Rent(checked(trials * size));
    }

    public int Trials { get; }

    public void Dispose() => ArrayPool<double>.Shared.Return(outputs);

    /// <summary>A buffer for this many trials as they run: one trial after another, each by month and then by product.</summary>
    public double[] Room(int trials) => new double[trials * size];

    /// <summary>One trial in such a buffer.</summary>
    public Span<double> Trial(double[] room, int place) => room.AsSpan(place * size, size);

    /// <summary>Stores the trials.</summary>
    /// <param name="room">The buffer with the trials.</param>
    /// <param name="first">The number of the first trial.</param>
    /// <param name="count">The number of trials.</param>
    public void Take(double[] room, int first, int count)
    {
        for (var column = 0; column < size; column++)
        {
            var own = outputs.AsSpan((column * Trials) + first, count);
            for (var (place, from) = (0, column); place < own.Length; place++, from += size)
            {
                own[place] = room[from];
            }
        }
    }

    /// <summary>The joint output of some products in a month, by trial.</summary>
    public void Sum(ReadOnlySpan<int> ofProducts, int month, Span<double> sums)
    {
        sums.Clear();
        foreach (var product in ofProducts)
        {
            var own = outputs.AsSpan(((month * products) + product) * Trials, Trials);
            for (var trial = 0; trial < own.Length; trial++)
            {
                sums[trial] += own[trial];
            }
        }
    }
}
