using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>Countries no longer deliver minerals and materials. What is in stock bridges some months.</summary>
public sealed record Embargo : ScenarioChange
{
    /// <summary>The longest time that stocks may bridge, in months.</summary>
    public const int LongestStock = 120;

    /// <param name="countries">Who no longer delivers, at least one; they need not be partners.</param>
    /// <param name="minerals">Which minerals and materials; none for all of which these countries have a share.</param>
    /// <param name="monthsOfStock">For how many months what is in stock replaces what is missing; 0 to 120.</param>
    /// <param name="during">When.</param>
    /// <exception cref="ArgumentException">No country is named, or the months are out of range.</exception>
    public Embargo(IReadOnlyList<CountryCode> countries, IReadOnlyList<ItemCode> minerals, int monthsOfStock, Period during)
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

    public Period During { get; }

    public override ChangeKind Kind => ChangeKind.Embargo;

    /// <summary>The same embargo of one mineral alone.</summary>
    internal Embargo OfOnly(ItemCode mineral) => new(Countries, [mineral], MonthsOfStock, During);

    public override Selection Names => new() { Items = Minerals };
}
