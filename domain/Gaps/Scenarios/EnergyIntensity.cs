using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Scenarios;

/// <summary>
/// The products, components, minerals and materials that take much energy to make. A record's own statement counts, true or false. Of the records
/// that state nothing, those in <see cref="Supposed"/> count as energy-intensive and no others.
/// </summary>
public sealed class EnergyIntensity
{
    private readonly Dictionary<ItemCode, bool> stated = [];

    public EnergyIntensity(Register register)
    {
        foreach (var (code, isStated) in register.Items.Select(item => (item.Code, item.IsEnergyIntensive))
            .Concat(register.MineralChains.Select(chain => (chain.Mineral, chain.IsEnergyIntensive))))
        {
            if (isStated is { } value)
            {
                stated[code] = value;
            }
        }
    }

    /// <summary>
    /// An assumption, because the sources of the starter data do not state it item by item. By the codes of that data: forged shell bodies, nitrated
    /// explosives and propellants, composite rocket propellant, battery cells, and the metals and materials that go into them. Making them takes much
    /// heat or power, so a shortage of gas or power hits them first. Published figures depend on this list: change <see cref="Engine.Version"/> with
    /// it.
    /// </summary>
    public static IReadOnlySet<ItemCode> Supposed { get; } = new[]
    {
        "155-BODY", "155-FILL", "155-MCS", "PAC3-SRM", "GEMT-SRM", "GMLRS-SRM", "SRM-TAC", "UAS-BATT",
        "ammonium-perchlorate", "nitrocellulose", "tnt", "steel", "titanium-sponge", "graphite", "lithium",
    }.Select(Parsed.As<ItemCode>).ToHashSet();

    /// <param name="item">The code, which need not be that of a record.</param>
    public bool Of(ItemCode item) => stated.TryGetValue(item, out var value) ? value : Supposed.Contains(item);
}
