namespace CoProduction.Gaps.Resilience;

/// <summary>What it means in one month that somebody is lost.</summary>
/// <param name="Changes">Whether any output may differ.</param>
/// <param name="Outputs">By product, what is made without it, units a month.</param>
/// <param name="Lost">What each item loses that loses anything, units a month.</param>
/// <param name="Over">By item, how much of all capacity is over of what those outputs use, units a month.</param>
internal sealed record MonthLoss(bool Changes, double[] Outputs, (int Item, double Units)[] Lost, double[] Over)
{
    /// <summary>What may be lost of an item besides without any output changing, units a month; not above 0 where nothing.</summary>
    public double SpareOf(int item)
    {
        var spare = Over[item];
        foreach (var own in Lost)
        {
            spare -= own.Item == item ? own.Units : 0;
        }

        return spare;
    }

    /// <summary>The first item of which another loses more than is to spare; null where the other's loss changes nothing more.</summary>
    /// <remarks>
    /// Two lose at most as much of an item together as each of them alone: what comes to light counts as far as it exceeds what was
    /// without a maker, so that the less of it there is, the less its loss takes away.
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
