namespace CoProduction.Gaps.Probabilities;

/// <summary>Lines in the forms in which trials go through them.</summary>
/// <param name="Even">Those with one step of which no scenario takes a part. Newly published totals come last, and each group is sorted by ramp, so that neighbours take the same branches.</param>
/// <param name="Stepped">Those with several steps, and those of which a scenario takes a part.</param>
/// <param name="MakingKnown">The items without a known rate in the first month, each with the steps that make it known.</param>
internal sealed record LineGroup(EvenLine[] Even, SteppedLine[] Stepped, (int Item, int Step)[] MakingKnown)
{
    /// <summary>The lines of some items, in the same order.</summary>
    public LineGroup Of(IReadOnlySet<int> items) => new(
        [.. Even.Where(line => items.Contains(line.Item))],
        [.. Stepped.Where(line => items.Contains(line.Item))],
        [.. MakingKnown.Where(known => items.Contains(known.Item))]);

    /// <summary>Loads the months that one trial drew, and settles what several steps of a line make of them.</summary>
    /// <param name="drawn">By step, the month in which it takes effect by itself.</param>
    /// <param name="effective">By step of these lines, the month from which it is in effect; overwritten.</param>
    public void Settle(ReadOnlySpan<int> drawn, Span<int> effective)
    {
        foreach (ref readonly var line in Even.AsSpan())
        {
            effective[line.Step] = drawn[line.Step];
        }

        foreach (var line in Stepped)
        {
            drawn.Slice(line.First, line.Count).CopyTo(effective[line.First..]);
            line.Settle(effective.Slice(line.First, line.Count));
        }
    }
}
