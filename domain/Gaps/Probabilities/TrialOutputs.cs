using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Probabilities;

/// <summary>
/// What is made towards each target in some months of every trial in one reading, units a month. Stored by month and target, then by trial, the order
/// of counting.
/// </summary>
internal sealed class TrialOutputs : IDisposable
{
    /// <summary>The bytes of one figure.</summary>
    public const int FigureBytes = sizeof(double);

    private readonly TrialMemory memory;
    private readonly MonthWindow window;
    private readonly double[][] blocks;
    private readonly int inBlock;
    private readonly int[][] aims;
    private readonly int[,] columns;
    private readonly int products;
    private readonly int months;

    /// <param name="projection">The projection.</param>
    /// <param name="goals">The families' goals.</param>
    /// <param name="window">The months to store. Of each target, only those of its goal are.</param>
    /// <param name="trials">The number of trials.</param>
    /// <param name="memory">Where to store them.</param>
    public TrialOutputs(Projection projection, IReadOnlyList<FamilyGoal> goals, MonthWindow window, int trials, TrialMemory memory)
    {
        (this.window, Trials, this.memory) = (window, trials, memory);
        (products, months) = (projection.Explosion.Products.Count, projection.Horizon.Months);
        FamilyGoal[] families = [.. goals.SelectMany(goal => goal.Aims.Select(_ => goal))];
        aims = [.. goals.SelectMany(goal => goal.Aims).Select(aim => aim.Goal.Members.ToArray())];
        columns = new int[window.Months, aims.Length];
        var count = 0;
        for (var month = 0; month < window.Months; month++)
        {
            for (var aim = 0; aim < aims.Length; aim++)
            {
                columns[month, aim] = families[aim].Covers(window.First + month) ? count++ : -1;
            }
        }

        inBlock = TrialMemory.BlockLength / trials;
        blocks = memory.Rent((count + inBlock - 1L) / inBlock * TrialMemory.BlockLength);
    }

    public int Trials { get; }

    public void Dispose() => memory.Return(blocks);

    /// <summary>The number of figures of one trial as it runs: each month of the horizon, and within a month each product.</summary>
    public static long RoomOf(Projection projection) => (long)projection.Horizon.Months * projection.Explosion.Products.Count;

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
        for (var month = window.First; month <= window.Last; month++)
        {
            for (var aim = 0; aim < aims.Length; aim++)
            {
                if (columns[month - window.First, aim] < 0)
                {
                    continue;
                }

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
    /// <param name="month">The month of the horizon; one of the target's goal and of the window.</param>
    public ReadOnlySpan<double> Of(int aim, int month) => Column(aim, month);

    private Span<double> Column(int aim, int month)
    {
        var column = columns[month - window.First, aim];
        return blocks[column / inBlock].AsSpan(column % inBlock * Trials, Trials);
    }
}
