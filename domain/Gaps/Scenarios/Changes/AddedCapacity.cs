using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>An item gets more capacity than anybody has registered or promised.</summary>
public sealed record AddedCapacity : ScenarioChange
{
    /// <summary>The longest ramp, in months.</summary>
    public const int LongestRamp = 120;

    /// <param name="item">The item; of one whose capacity nobody knows it says nothing.</param>
    /// <param name="unitsPerMonth">Units a month in the end; more than 0.</param>
    /// <param name="partner">Whose it is, so that it goes where the partner or its theater goes; null for nobody's in particular.</param>
    /// <param name="rampMonths">Months after the first until all of it is there, rising evenly; 0 to 120.</param>
    /// <param name="during">When it is there.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public AddedCapacity(ItemCode item, double unitsPerMonth, CountryCode? partner, int rampMonths, Period during)
    {
        Item = item;
        UnitsPerMonth = CoProduction.Registry.Require.PositiveOrNull(unitsPerMonth, nameof(unitsPerMonth), "Must be more than 0.")!.Value;
        Partner = partner;
        RampMonths = rampMonths is >= 0 and <= LongestRamp
            ? rampMonths
            : throw new ArgumentOutOfRangeException(nameof(rampMonths), rampMonths, $"Must be 0 to {LongestRamp} months.");
        During = during;
    }

    public ItemCode Item { get; }

    public double UnitsPerMonth { get; }

    public CountryCode? Partner { get; }

    public int RampMonths { get; }

    public Period During { get; }

    public override ChangeKind Kind => ChangeKind.AddedCapacity;

    public override Selection Names => new() { Items = [Item], Partners = Partner is null ? [] : [Partner] };

    /// <summary>Units a month that it adds so many months after its first, at least 0.</summary>
    internal double After(int months) => UnitsPerMonth * Math.Min(1, (months + 1.0) / (RampMonths + 1));
}
