namespace CoProduction.Gaps;

/// <summary>A figure for each of several items or products in each month of a horizon, month after month in one flat array.</summary>
/// <param name="months">How many months there are.</param>
/// <param name="width">How many items or products.</param>
public sealed class MonthTable(int months, int width)
{
    private readonly double[] figures = new double[months * width];

    public int Months => months;

    public int Width => width;

    /// <summary>The figures of one month, by the number of the item or product.</summary>
    public ReadOnlySpan<double> this[int month] => Row(month);

    public double this[int month, int column] => Row(month)[column];

    /// <summary>A table of its own with the same figures.</summary>
    internal MonthTable Copy()
    {
        var copy = new MonthTable(months, width);
        figures.CopyTo(copy.figures, 0);
        return copy;
    }

    /// <summary>For whoever makes the table; nobody changes one that is made.</summary>
    internal Span<double> Row(int month) => figures.AsSpan(month * width, width);
}
