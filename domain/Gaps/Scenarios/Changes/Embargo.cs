using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>Countries no longer deliver minerals and materials. Stocks bridge some months.</summary>
public sealed record Embargo : ScenarioChange
{
    /// <summary>The longest time that stocks may bridge, in months.</summary>
    public const int LongestStock = 120;

    /// <param name="countries">The countries that no longer deliver, at least one. They need not be partners.</param>
    /// <param name="minerals">The minerals and materials; empty for all of which these countries have a share.</param>
    /// <param name="monthsOfStock">The number of months for which stocks replace the missing supply; 0 to 120.</param>
    /// <param name="during">The period of the embargo.</param>
    /// <exception cref="ArgumentException">No country is named, or the months are out of range.</exception>
    public Embargo(IReadOnlyList<CountryCode> countries, IReadOnlyList<ItemCode> minerals, int monthsOfStock, MonthRange during)
    {
        Countries = ValueList.Of(countries, nameof(countries)) is { Count: > 0 } own
            ? own
            : throw new ArgumentException("Must name at least one country.", nameof(countries));
        Minerals = ValueList.Of(minerals, nameof(minerals));
        MonthsOfStock = monthsOfStock is >= 0 and <= LongestStock
            ? monthsOfStock
            : throw new ArgumentOutOfRangeException(nameof(monthsOfStock), monthsOfStock, $"Must be 0 to {LongestStock} months.");
        During = during;
    }

    public IReadOnlyList<CountryCode> Countries { get; }

    public IReadOnlyList<ItemCode> Minerals { get; }

    public int MonthsOfStock { get; }

    public MonthRange During { get; }

    public override ChangeKind Kind => ChangeKind.Embargo;

    /// <summary>The same embargo, on one mineral only.</summary>
    internal Embargo OfOnly(ItemCode mineral) => new(Countries, [mineral], MonthsOfStock, During);

    public override Selection Names => new() { Items = Minerals };
}
