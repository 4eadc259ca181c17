using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>Adds capacity of an item beyond what is registered or promised.</summary>
public sealed record AddedCapacity : ScenarioChange
{
    /// <summary>The longest ramp, in months.</summary>
    public const int LongestRamp = 120;

    /// <param name="item">The item. If its capacity is unknown, the change has no effect.</param>
    /// <param name="unitsPerMonth">The units a month finally added; more than 0.</param>
    /// <param name="partner">The owner, so that an outage of the partner or its theater also takes this capacity; null if it belongs to nobody in
    /// particular.</param>
    /// <param name="rampMonths">Months after the first until all of it is there; it rises evenly. 0 to 120.</param>
    /// <param name="during">The period in which it is there.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public AddedCapacity(ItemCode item, double unitsPerMonth, CountryCode? partner, int rampMonths, MonthRange during)
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

    public MonthRange During { get; }

    public override ChangeKind Kind => ChangeKind.AddedCapacity;

    public override Selection Names => new() { Items = [Item], Partners = Partner is null ? [] : [Partner] };

    /// <summary>The units a month added this many months after the first month, at least 0.</summary>
    internal double After(int months) => UnitsPerMonth * Math.Min(1, (months + 1.0) / (RampMonths + 1));
}
