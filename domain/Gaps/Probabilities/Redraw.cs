namespace CoProduction.Gaps.Probabilities;

/// <summary>What a trial draws anew to find what knowing it would be worth, while all else stays.</summary>
/// <param name="Family">The family whose pace is drawn anew, by its number in the draws; negative for none.</param>
/// <param name="Items">The items whose own deviation is drawn anew.</param>
/// <param name="SureSteps">The plans drawn anew among the lines of which nothing else is in doubt, by step.</param>
/// <param name="DoubtfulSteps">The same among all other lines.</param>
internal sealed record Redraw(int Family, IReadOnlyList<RedrawnItem> Items, IReadOnlyList<int> SureSteps, IReadOnlyList<int> DoubtfulSteps)
{
    /// <summary>No family.</summary>
    public const int NoFamily = -1;

    public static Redraw OfPace(int family, IReadOnlyList<RedrawnItem> items) => new(family, items, [], []);

    /// <summary>All that some redraws draw anew, together.</summary>
    public static Redraw Together(IReadOnlyList<Redraw> all) => new(
        NoFamily,
        [
            .. all.SelectMany(each => each.Items).GroupBy(part => part.Item)
                .Select(parts => new RedrawnItem(parts.Key, Math.Min(1, parts.Sum(part => part.Share)), parts.Any(part => part.WithFamily))),
        ],
        [.. all.SelectMany(each => each.SureSteps).Distinct()],
        [.. all.SelectMany(each => each.DoubtfulSteps).Distinct()]);
}

/// <summary>An item, or a part of it, that grows by a pace drawn anew.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Share">The share of its unstated part, more than 0 and at most 1.</param>
/// <param name="WithFamily">Whether the family's pace is drawn anew for it, too.</param>
internal readonly record struct RedrawnItem(int Item, double Share, bool WithFamily = false);
