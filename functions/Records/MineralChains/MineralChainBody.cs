using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;

namespace CoProduction.Functions.Records.MineralChains;

/// <summary>A mineral chain in JSON.</summary>
public sealed record MineralChainBody : IBody<MineralChainBody, MineralChain>
{
    public string? Mineral { get; init; }

    /// <summary>mineral or material.</summary>
    public string? Kind { get; init; }

    /// <summary>The shares of countries in each stage.</summary>
    public IReadOnlyList<CountryShareBody>? Shares { get; init; }

    /// <summary>Whether an energy shortage affects production. If absent, the default for the code counts.</summary>
    public bool? EnergyIntensive { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    /// <summary>The day on which it was retired: no record may name it anew. Leave it out to make it current again.</summary>
    public string? Retired { get; init; }

    public static MineralChainBody From(MineralChain record) => new()
    {
        Mineral = record.Mineral.Value,
        Kind = Word.Of(record.Kind),
        Shares = [.. record.Shares.Select(CountryShareBody.From)],
        EnergyIntensive = record.IsEnergyIntensive,
        ReleasableTo = ReleaseBody.From(record.Release),
        Retired = RetiredDay.Of(record),
    };

    public MineralChain ToRecord() =>
        new(
            Parsed.As<ItemCode>(Mineral),
            Word.As<MineralKind>(Kind),
            ReleaseBody.ToReferenceRelease(ReleasableTo),
            [.. (Shares ?? []).Select(share => share.ToShare())])
        {
            IsEnergyIntensive = EnergyIntensive,
            Retired = RetiredDay.Find(Retired),
        };
}

public sealed class MineralChainBodyValidator : BodyValidator<MineralChainBody>
{
    public MineralChainBodyValidator()
    {
        RuleFor(chain => chain.Mineral).Required().Parses<ItemCode>();
        RuleFor(chain => chain.Kind).Required().OneOf<MineralKind>();
        RuleForEach(chain => chain.Shares).SetValidator(CountryShareBodyValidator.Instance);
        RuleFor(chain => chain.Shares).DistinctBy(
            (share, _) => share is { Country: not null, Stage: not null, Basis: not null }
                ? (share.Country, share.Stage, ShareBasis.TryParse(share.Basis, out var basis) ? basis.Value : share.Basis, share.Year).ToString()
                : null,
            "Must not state one country's share twice for one stage, basis and year.");
        RuleForRelease(chain => chain.ReleasableTo);
        RuleFor(chain => chain.Retired).Retirement();
    }
}
