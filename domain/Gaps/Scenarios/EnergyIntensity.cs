using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Scenarios;

/// <summary>
/// Which products, components, minerals and materials take much energy to make. What their records state counts, true or false; of
/// those that state nothing, the <see cref="Supposed"/> do and all others do not.
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
    /// An assumption, for the starter data's sources do not say it item by item: forged shell bodies, nitrated explosives and propellants,
    /// composite rocket propellant, battery cells, and the metals and materials that go into them, by the codes of that data. Much heat or
    /// power goes into making them, so that a shortage of gas or power hits them first. Published figures rest on this list: whoever
    /// changes it changes <see cref="Engine.Version"/>.
    /// </summary>
    public static IReadOnlySet<ItemCode> Supposed { get; } = new[]
    {
        "155-BODY", "155-FILL", "155-MCS", "PAC3-SRM", "GEMT-SRM", "GMLRS-SRM", "SRM-TAC", "UAS-BATT",
        "ammonium-perchlorate", "nitrocellulose", "tnt", "steel", "titanium-sponge", "graphite", "lithium",
    }.Select(Parsed.As<ItemCode>).ToHashSet();

    /// <param name="item">Its code; it need not be that of a record.</param>
    public bool Of(ItemCode item) => stated.TryGetValue(item, out var value) ? value : Supposed.Contains(item);
}
