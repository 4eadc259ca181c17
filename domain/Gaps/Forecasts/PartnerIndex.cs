using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Forecasts;

/// <summary>Every partner that the register, its factories or its baselines name, numbered in the order of the codes.</summary>
public sealed class PartnerIndex
{
    private readonly CountryCode[] codes;
    private readonly Dictionary<string, int> numbers;
    private readonly bool[] inEuropeanUnion;

    public PartnerIndex(Register register)
    {
        var named = register.Partners.Select(partner => partner.Code).ToHashSet();
        named.UnionWith(register.Baselines.Select(baseline => baseline.Scope.Partner).OfType<CountryCode>());
        named.UnionWith(register.Baselines.SelectMany(baseline => baseline.Extent.Sites).Select(site => site.Partner));
        CountryCode? last = null;
        foreach (var factory in register.Factories)
        {
            // Factories come in the order of their ids, so those of a partner are adjacent.
            if (factory.Partner != last)
            {
                named.Add(last = factory.Partner);
            }
        }

        codes = [.. named.Order()];
        numbers = codes.Index().ToDictionary(entry => entry.Item.Value, entry => entry.Index);
        inEuropeanUnion = new bool[codes.Length];
        foreach (var partner in register.Partners)
        {
            inEuropeanUnion[numbers[partner.Code.Value]] = partner.IsMemberOf(Membership.EuropeanUnion);
        }
    }

    public int Count => codes.Length;

    public CountryCode this[int partner] => codes[partner];

    public int NumberOf(CountryCode code) => numbers[code.Value];

    /// <summary>Whether the partner's figures are part of the EU's. A code without a partner record belongs to no group.</summary>
    public bool IsInEuropeanUnion(int partner) => inEuropeanUnion[partner];
}
