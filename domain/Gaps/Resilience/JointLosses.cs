namespace CoProduction.Gaps.Resilience;

/// <summary>Finds the pairs that lose something together that neither loses alone.</summary>
/// <remarks>
/// If one of two leaves enough for the loss of the other, the outputs without both are the outputs without that one. Among holders that change
/// nothing alone, those that lose most of an item come first, so that the search never looks at one too small to matter.
/// </remarks>
internal sealed class JointLosses
{
    private readonly IReadOnlyList<MonthLoss> alone;
    private readonly int[] changing;
    private readonly int[] others;
    private readonly (int Place, double Units)[][] othersOf;

    /// <param name="alone">The loss of each holder alone.</param>
    /// <param name="items">The number of items.</param>
    public JointLosses(IReadOnlyList<MonthLoss> alone, int items)
    {
        this.alone = alone;
        changing = [.. Places(changes: true)];
        others = [.. Places(changes: false)];
        var byItem = others.SelectMany(place => alone[place].Lost, (place, lost) => (Place: place, lost.Item, lost.Units)).ToLookup(each => each.Item);
        othersOf = [.. Enumerable.Range(0, items).Select(item =>
            byItem[item].OrderByDescending(each => each.Units).Select(each => (each.Place, each.Units)).ToArray())];
    }

    /// <summary>The indexes of both holders, each pair once.</summary>
    public IEnumerable<(int One, int Other)> Pairs() => OfChanging().Concat(WithOthers()).Concat(OfOthers());

    private IEnumerable<int> Places(bool changes) => Enumerable.Range(0, alone.Count).Where(place => alone[place].Changes == changes);

    private IEnumerable<(int One, int Other)> OfChanging()
    {
        for (var first = 0; first < changing.Length; first++)
        {
            for (var second = first + 1; second < changing.Length; second++)
            {
                var (one, other) = (changing[first], changing[second]);
                if (alone[one].Beyond(alone[other]) is not null && alone[other].Beyond(alone[one]) is not null)
                {
                    yield return (one, other);
                }
            }
        }
    }

    private IEnumerable<(int One, int Other)> WithOthers() =>
        from one in changing
        from item in Enumerable.Range(0, othersOf.Length)
        from other in BeyondSpareOf(one, item)
        select (one, other);

    private IEnumerable<(int One, int Other)> OfOthers() =>
        from one in others
        from lost in alone[one].Lost
        from other in BeyondSpareOf(one, lost.Item)
        where other > one
        select (one, other);

    /// <summary>
    /// Holders that change nothing alone but lose more of an item than <paramref name="one"/> leaves of it. A pair that shares several such items
    /// appears only with the first.
    /// </summary>
    private IEnumerable<int> BeyondSpareOf(int one, int item)
    {
        var spare = alone[one].SpareOf(item);
        return othersOf[item].TakeWhile(other => other.Units > spare).Select(other => other.Place).Where(other => alone[one].Beyond(alone[other]) == item);
    }
}
