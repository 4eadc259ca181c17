namespace CoProduction.Gaps.Resilience;

/// <summary>The known outputs of all products in one month, as a function of one item's capacity. All other capacities stay fixed.</summary>
/// <remarks>
/// A sharing is right exactly if each product stops at an item that is used up and of which no other user is better off. For a given set of items
/// that stop given products, that condition is linear in outputs and capacity together. If it holds at two capacities, it holds at every capacity
/// between them, with outputs between theirs in the same proportion. So two sharings that stop all products at the same items determine everything
/// between them.
/// </remarks>
internal sealed class OutputCurve
{
    // In ascending order, without overlap.
    private readonly List<Piece> pieces = [];

    /// <param name="capacity">Units a month.</param>
    /// <param name="outputs">By product, units a month; overwritten if they are known.</param>
    /// <returns>Whether they are known.</returns>
    public bool TryRead(double capacity, Span<double> outputs)
    {
        var place = PlaceOf(capacity);
        var isKnown = place < pieces.Count && pieces[place].Low.Capacity <= capacity;
        if (isKnown)
        {
            pieces[place].Read(capacity, outputs);
        }

        return isKnown;
    }

    /// <summary>Adds the sharing at a capacity that was not known.</summary>
    /// <param name="capacity">Units a month.</param>
    /// <param name="outputs">By product, units a month.</param>
    /// <param name="binding">By use: whether it stops the product.</param>
    public void Add(double capacity, ReadOnlySpan<double> outputs, ReadOnlySpan<bool> binding)
    {
        var (place, point) = (PlaceOf(capacity), new Point(capacity, outputs.ToArray()));
        if (place < pieces.Count && binding.SequenceEqual(pieces[place].Binding))
        {
            pieces[place] = pieces[place] with { Low = point };
        }
        else if (place > 0 && binding.SequenceEqual(pieces[place - 1].Binding))
        {
            pieces[place - 1] = pieces[place - 1] with { High = point };
        }
        else
        {
            pieces.Insert(place, new Piece(point, point, binding.ToArray()));
        }
    }

    /// <returns>The index of the first piece that does not end below the capacity.</returns>
    private int PlaceOf(double capacity)
    {
        var (from, to) = (0, pieces.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = pieces[middle].High.Capacity < capacity ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private readonly record struct Point(double Capacity, double[] Outputs);

    /// <summary>A range of capacities at which the same items stop the same products.</summary>
    private readonly record struct Piece(Point Low, Point High, bool[] Binding)
    {
        public void Read(double capacity, Span<double> outputs)
        {
            var (low, high) = (Low.Outputs, High.Outputs);
            var share = capacity < High.Capacity ? (High.Capacity - capacity) / (High.Capacity - Low.Capacity) : 0;
            for (var product = 0; product < outputs.Length; product++)
            {
                // An infinite output is the same at both ends.
                outputs[product] = high[product] == low[product] ? high[product] : high[product] - ((high[product] - low[product]) * share);
            }
        }
    }
}
