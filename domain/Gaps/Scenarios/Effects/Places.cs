using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>Looks up a partner's theater and an item's traits, as far as the register states them.</summary>
internal sealed class Places(Register register)
{
    private readonly Dictionary<CountryCode, Theater> theaters = register.Partners.ToDictionary(partner => partner.Code, partner => partner.Theater);
    private readonly Dictionary<ItemCode, Family> families = register.Items.ToDictionary(item => item.Code, item => item.Family);
    private readonly EnergyIntensity energy = new(register);

    public Theater? TheaterOf(CountryCode partner) => theaters.TryGetValue(partner, out var theater) ? theater : null;

    public ItemTraits TraitsOf(ItemCode item) => new(item, families.GetValueOrDefault(item), energy.Of(item));
}
