using System.Buffers;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Probabilities;

/// <summary>
/// What is made towards each target in every month of every trial in one reading, units a month. Stored by month and target, then by trial, the order
/// of counting.
/// </summary>
/// <remarks>
/// The memory is tens of megabytes and is returned for the next run. New pages would take the system longer than the trials take to fill them.
/// </remarks>
internal sealed class TrialOutputs : IDisposable
{
    private readonly double[] outputs;
    private readonly int[][] aims;
    private readonly int products;
    private readonly int months;

    public TrialOutputs(Projection projection, IReadOnlyList<FamilyGoal> goals, int trials)
    {
        Trials = trials;
        aims = [.. goals.SelectMany(goal => goal.Aims).Select(aim => aim.Goal.Members.ToArray())];
        (products, months) = (projection.Explosion.Products.Count, projection.Horizon.Months);
        outputs = ArrayPool<double>.Shared.Rent(checked(Math.Max(1, trials * months * aims.Length)));
    }

    public int Trials { get; }

    public void Dispose() => ArrayPool<double>.Shared.Return(outputs);

    /// <summary>A buffer for this many trials as they run: one trial after another, each by month and then by product.</summary>
    public double[] Room(int trials) => new double[trials * months * products];

    /// <summary>One trial in such a buffer.</summary>
    public Span<double> Trial(double[] room, int place) => room.AsSpan(place * months * products, months * products);

    /// <summary>Stores the trials.</summary>
    /// <param name="room">The buffer with the trials.</param>
    /// <param name="first">The number of the first trial.</param>
    /// <param name="count">The number of trials.</param>
    public void Take(double[] room, int first, int count)
    {
        for (var month = 0; month < months; month++)
        {
            for (var aim = 0; aim < aims.Length; aim++)
            {
                var own = Column(aim, month).Slice(first, count);
                own.Clear();
                foreach (var member in aims[aim])
                {
                    for (var (place, from) = (0, (month * products) + member); place < own.Length; place++, from += months * products)
                    {
                        own[place] += room[from];
                    }
                }
            }
        }
    }

    /// <summary>What is made towards a target in a month, by trial.</summary>
    /// <param name="aim">The number of the target among those of all families.</param>
    /// <param name="month">The month of the horizon.</param>
    public ReadOnlySpan<double> Of(int aim, int month) => Column(aim, month);

    private Span<double> Column(int aim, int month) => outputs.AsSpan(((month * aims.Length) + aim) * Trials, Trials);
}
