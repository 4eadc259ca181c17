using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Every item and partner whose lines of unknown rate may get a published rate, numbered item by item.</summary>
internal sealed class LightPlaces
{
    private readonly Present present;
    private readonly int[] firstOf;

    public LightPlaces(Present present)
    {
        this.present = present;
        firstOf = new int[present.Items.Count];
        var places = new List<(int Item, int Partner)>();
        for (var item = 0; item < firstOf.Length; item++)
        {
            firstOf[item] = places.Count;
            foreach (var partner in present.Lines.UnknownOf(item))
            {
                places.Add((item, partner));
            }
        }

        All = [.. places];
    }

    /// <summary>By number, the item and the partner.</summary>
    public (int Item, int Partner)[] All { get; }

    /// <summary>The number of an item and one of the partners of <see cref="RegisteredLines.UnknownOf"/>.</summary>
    public int NumberOf(int item, int partner) => firstOf[item] + present.Lines.UnknownOf(item).IndexOf(partner);
}
