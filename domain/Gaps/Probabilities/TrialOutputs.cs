using System.Buffers;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Probabilities;

/// <summary>What every product makes in every month of every trial, units a month; by month and product, and there by trial, for it is counted so.</summary>
/// <remarks>
/// Tens of megabytes, in memory that is given back for the next run: new pages would take the system longer than the trials take to fill them.
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

    /// <summary>Room for so many trials as they are run: one after another, in each month by month and there by product.</summary>
    public double[] Room(int trials) => new double[trials * size];

    /// <summary>One trial in such a room.</summary>
    public Span<double> Trial(double[] room, int place) => room.AsSpan(place * size, size);

    /// <summary>Takes the trials in.</summary>
    /// <param name="room">The trials.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="count">How many.</param>
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

    /// <summary>What some products make together in a month, by trial.</summary>
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
