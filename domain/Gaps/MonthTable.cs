namespace CoProduction.Gaps;

/// <summary>One figure for each item or product in each month of a horizon, month after month in one flat array.</summary>
/// <param name="months">The number of months.</param>
/// <param name="width">The number of items or products.</param>
public sealed class MonthTable(int months, int width)
{
    private readonly double[] figures = new double[months * width];

    public int Months => months;

    public int Width => width;

    /// <summary>The figures of one month, by the number of the item or product.</summary>
    public ReadOnlySpan<double> this[int month] => Row(month);

    public double this[int month, int column] => Row(month)[column];

    /// <summary>A separate table with the same figures.</summary>
    internal MonthTable Copy()
    {
        var copy = new MonthTable(months, width);
        figures.CopyTo(copy.figures, 0);
        return copy;
    }

    /// <summary>One month's figures, writable for the code that fills the table. A finished table never changes.</summary>
    internal Span<double> Row(int month) => figures.AsSpan(month * width, width);
}
