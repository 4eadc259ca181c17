using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;

namespace CoProduction.Functions.MineralChains;

/// <summary>A mineral chain in JSON.</summary>
public sealed record MineralChainBody : IBody<MineralChainBody, MineralChain>
{
    public string? Mineral { get; init; }

    /// <summary>mineral or material.</summary>
    public string? Kind { get; init; }

    public IReadOnlyList<CountryShareBody>? Shares { get; init; }

    /// <summary>Whether a shortage of energy hits its making; absent where nobody says, and then what is supposed counts.</summary>
    public bool? EnergyIntensive { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static MineralChainBody From(MineralChain record) => new()
    {
        Mineral = record.Mineral.Value,
        Kind = Word.Of(record.Kind),
        Shares = [.. record.Shares.Select(CountryShareBody.From)],
        EnergyIntensive = record.IsEnergyIntensive,
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public MineralChain ToRecord() =>
        new(
            Parsed.As<ItemCode>(Mineral),
            Word.As<MineralKind>(Kind),
            ReleaseBody.ToReferenceRelease(ReleasableTo),
            [.. (Shares ?? []).Select(share => share.ToShare())])
        {
            IsEnergyIntensive = EnergyIntensive,
        };
}
