using System.Collections.Concurrent;

namespace CoProduction.Gaps.Probabilities;

/// <summary>The memory in which runs store what their trials make, in blocks of one size.</summary>
/// <remarks>
/// Returned blocks are kept for the next run, because new pages would take the system longer than the trials take to fill them. The garbage collector
/// may take them at any time, so that the memory of a rush does not stay.
/// </remarks>
internal static class TrialMemory
{
    /// <summary>The figures in one block: 4 MiB.</summary>
    public const int BlockLength = 524_288;

    private static readonly ConcurrentStack<WeakReference<double[]>> Returned = new();

    /// <summary>Takes blocks with room for this many figures. Their content is arbitrary.</summary>
    public static double[][] Rent(long figures)
    {
        var blocks = new double[(figures + BlockLength - 1) / BlockLength][];
        for (var place = 0; place < blocks.Length; place++)
        {
            blocks[place] = Take();
        }

        return blocks;
    }

    public static void Return(double[][] blocks)
    {
        foreach (var block in blocks)
        {
            Returned.Push(new WeakReference<double[]>(block));
        }
    }

    private static double[] Take()
    {
        while (Returned.TryPop(out var kept))
        {
            if (kept.TryGetTarget(out var block))
            {
                return block;
            }
        }

        return GC.AllocateUninitializedArray<double>(BlockLength);
    }
}
