using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Every item and partner whose lines of unknown rate may get a published rate, numbered item by item.</summary>
internal sealed class PublishableRates
{
    private readonly CurrentCapacity current;
    private readonly int[] firstOf;

    public PublishableRates(CurrentCapacity current)
    {
        this.current = current;
        firstOf = new int[current.Items.Count];
        var places = new List<(int Item, int Partner)>();
        for (var item = 0; item < firstOf.Length; item++)
        {
            firstOf[item] = places.Count;
            foreach (var partner in current.Lines.UnknownOf(item))
            {
                places.Add((item, partner));
            }
        }

        All = [.. places];
    }

    /// <summary>By number, the item and the partner.</summary>
    public (int Item, int Partner)[] All { get; }

    /// <summary>The number of an item and one of the partners of <see cref="RegisteredLines.UnknownOf"/>.</summary>
    public int NumberOf(int item, int partner) => firstOf[item] + current.Lines.UnknownOf(item).IndexOf(partner);
}
