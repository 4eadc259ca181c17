using CoProduction.Registry.Dates;
using CoProduction.Registry.Sources;

namespace CoProduction.Registry.Statements;

/// <summary>A figure as a source gives it. Two statements are the same if measure, period and source are.</summary>
public sealed record Statement : IComparable<Statement>
{
    /// <param name="measure">What the figure measures.</param>
    /// <param name="quantity">The figure.</param>
    /// <param name="period">The date of a rate, or the period of an amount; null if a rate has no date.</param>
    /// <param name="source">Who says so; null for the source of what the figure is about.</param>
    /// <exception cref="ArgumentException">An amount has no period.</exception>
    public Statement(Measure measure, Quantity quantity, Period? period, Source? source)
    {
        Measure = Require.Member(measure, nameof(measure));
        Quantity = quantity.Of(period);
        Period = period;
        Source = source;
        (From, Lowest, Highest) = (period?.Month, quantity.Lowest(period), quantity.Highest(period));
    }

    public Measure Measure { get; }

    public Quantity Quantity { get; }

    public Period? Period { get; }

    public Source? Source { get; }

    /// <summary>The figure, or the lower end of its range, in units a month.</summary>
    public double Lowest { get; }

    /// <summary>The figure, or the upper end of its range, in units a month.</summary>
    public double Highest { get; }

    /// <summary>The month from which it holds; null if it has no date and holds until the first that has one.</summary>
    public Month? From { get; }

    /// <summary>Whether it is a statement about the same thing by the same source, whatever the figure.</summary>
    public bool IsSameAs(Statement other) => (Measure, Period, Source) == (other.Measure, other.Period, other.Source);

    /// <summary>Compares by measure, period and source.</summary>
    public int CompareTo(Statement? other) =>
        other is null ? 1
        : Measure != other.Measure ? Measure.CompareTo(other.Measure)
        : Period != other.Period ? Comparer<Period?>.Default.Compare(Period, other.Period)
        : string.CompareOrdinal(Source?.ToString(), other.Source?.ToString());
}
