using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>The part of some items whose growth nobody has stated grows at a given pace in the central reading, instead of the pace that was observed.</summary>
/// <remarks>
/// It is taken as given: it is not damped, and trials do not draw it. Of several paces of one item and month the slowest counts. Floor and ceiling stay. A pace
/// of 0 tries the fact that nothing further is planned, without writing it.
/// </remarks>
public sealed record SupposedPace : ScenarioChange
{
    /// <summary>The fastest pace, in percent a year.</summary>
    public const double Fastest = 1000;

    /// <param name="items">Products, components, minerals and materials; empty for all.</param>
    /// <param name="families">Families, for their products and components; empty for all.</param>
    /// <param name="percentPerYear">The growth in a year, in percent; 0 to 1000.</param>
    /// <param name="during">The period in which it holds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is out of range.</exception>
    public SupposedPace(IReadOnlyList<ItemCode> items, IReadOnlyList<Family> families, double percentPerYear, MonthRange during)
    {
        Of = new Selection { Items = items, Families = families };
        PercentPerYear = percentPerYear is >= 0 and <= Fastest
            ? percentPerYear
            : throw new ArgumentOutOfRangeException(nameof(percentPerYear), percentPerYear, $"Must be 0 to {Fastest:0} percent a year.");
        During = during;
    }

    public Selection Of { get; }

    public double PercentPerYear { get; }

    public MonthRange During { get; }

    public override ChangeKind Kind => ChangeKind.Pace;

    public override Selection Names => Of;
}
