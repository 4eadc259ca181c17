using System.Collections.Concurrent;

namespace CoProduction.Gaps.Probabilities;

/// <summary>The memory in which a run stores what its trials make, in blocks of one size. It keeps its blocks from one window of months to the next.</summary>
/// <remarks>
/// The blocks of a run that has ended serve the next one, because new pages would take the system longer than the trials take to fill them. The garbage
/// collector may take them between two runs, so that the memory of a rush does not stay.
/// </remarks>
internal sealed class TrialMemory : IDisposable
{
    /// <summary>The figures in one block: 4 MiB.</summary>
    public const int BlockLength = 524_288;

    private static readonly ConcurrentStack<WeakReference<double[]>> Ended = new();

    private readonly Stack<double[]> free = [];

    /// <summary>Takes blocks with room for this many figures. Their content is arbitrary.</summary>
    public double[][] Rent(long figures)
    {
        var blocks = new double[(figures + BlockLength - 1) / BlockLength][];
        for (var place = 0; place < blocks.Length; place++)
        {
            blocks[place] = free.TryPop(out var block) ? block : Take();
        }

        return blocks;
    }

    /// <summary>Gives blocks back, for the next window.</summary>
    public void Return(double[][] blocks) => Array.ForEach(blocks, free.Push);

    /// <summary>Leaves the blocks that were given back to the next run.</summary>
    public void Dispose()
    {
        while (free.TryPop(out var block))
        {
            Ended.Push(new WeakReference<double[]>(block));
        }
    }

    private static double[] Take()
    {
        while (Ended.TryPop(out var kept))
        {
            if (kept.TryGetTarget(out var block))
            {
                return block;
            }
        }

        return GC.AllocateUninitializedArray<double>(BlockLength);
    }
}
