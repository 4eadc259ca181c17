namespace CoProduction.Gaps.Resilience;

/// <summary>The effect of a loss in one month.</summary>
/// <param name="Changes">Whether any output may differ.</param>
/// <param name="Outputs">By product, the output after the loss, units a month.</param>
/// <param name="Lost">The items that lose capacity, each with its loss, units a month; of an item that stays without a limit, the loss of what keeps
/// pace.</param>
/// <param name="Over">By item, how far the full capacity exceeds the use of those outputs, or what keeps pace exceeds rounding; units a month.</param>
internal sealed record MonthLoss(bool Changes, double[] Outputs, (int Item, double Units)[] Lost, double[] Over)
{
    /// <summary>How much more of an item can be lost before any output changes, units a month; 0 or less if nothing.</summary>
    public double SpareOf(int item)
    {
        var spare = Over[item];
        foreach (var own in Lost)
        {
            spare -= own.Item == item ? own.Units : 0;
        }

        return spare;
    }

    /// <summary>The first item of which the other loses more than is spare; null if the other's loss changes nothing further.</summary>
    /// <remarks>
    /// Two losses together take at most as much of an item as the two alone add up to. A newly published rate counts only as far as it exceeds the
    /// capacity without a known maker, so the less of it remains, the less its loss takes away.
    /// </remarks>
    public int? Beyond(MonthLoss other)
    {
        foreach (var (item, units) in other.Lost)
        {
            if (units > SpareOf(item))
            {
                return item;
            }
        }

        return null;
    }
}
