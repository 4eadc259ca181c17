using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.MineralChains;

/// <summary>One country's share of one stage of a mineral chain, in JSON.</summary>
public sealed record CountryShareBody
{
    /// <summary>extraction, refining or component.</summary>
    public string? Stage { get; init; }

    public string? Country { get; init; }

    /// <summary>0 to 100.</summary>
    public double? SharePercent { get; init; }

    /// <summary>Of what it is a share; shares of different basis are never added.</summary>
    public string? Basis { get; init; }

    public int? Year { get; init; }

    public SourceBody? Source { get; init; }

    public static CountryShareBody From(CountryShare share) => new()
    {
        Stage = Word.Of(share.Stage),
        Country = share.Country.Value,
        SharePercent = share.Percent,
        Basis = share.Basis,
        Year = share.Year,
        Source = SourceBody.From(share.Source),
    };

    public CountryShare ToShare() =>
        new(Word.As<MineralStage>(Stage), Parsed.As<CountryCode>(Country), SharePercent!.Value, Basis!, Year, Source!.ToSource());
}
