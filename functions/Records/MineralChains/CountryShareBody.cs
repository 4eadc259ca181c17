using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records.MineralChains;

/// <summary>One country's share of one stage of a mineral chain in JSON.</summary>
public sealed record CountryShareBody
{
    /// <summary>extraction, refining or component.</summary>
    public string? Stage { get; init; }

    public string? Country { get; init; }

    /// <summary>The share in percent, 0 to 100.</summary>
    public double? SharePercent { get; init; }

    /// <summary>
    /// What the share is part of, and so whose makers an embargo of the country hits. Shares with different bases are never added. Phrases such as
    /// "global production" or "European supply" are understood and answered as world and theater:europe.
    /// </summary>
    public string? Basis { get; init; }

    /// <summary>The year of the share.</summary>
    public int? Year { get; init; }

    /// <summary>The source of the share.</summary>
    public SourceBody? Source { get; init; }

    public static CountryShareBody From(CountryShare share) => new()
    {
        Stage = Word.Of(share.Stage),
        Country = share.Country.Value,
        SharePercent = share.Percent,
        Basis = share.Basis.Value,
        Year = share.Year,
        Source = SourceBody.From(share.Source),
    };

    public CountryShare ToShare() =>
        new(Word.As<MineralStage>(Stage), Parsed.As<CountryCode>(Country), SharePercent!.Value, Parsed.As<ShareBasis>(Basis), Year, Source!.ToSource());
}

public sealed class CountryShareBodyValidator : BodyValidator<CountryShareBody>
{
    public static readonly CountryShareBodyValidator Instance = new();

    public CountryShareBodyValidator()
    {
        RuleFor(share => share.Stage).Required().OneOf<MineralStage>();
        RuleFor(share => share.Country).Required().Parses<CountryCode>();
        RuleFor(share => share.SharePercent).Required().Between(0, 100);
        RuleFor(share => share.Basis).Required().Parses<ShareBasis>();
        RuleFor(share => share.Year).Between(1900, 2199);
        RuleFor(share => share.Source).Required().SetValidator(SourceBodyValidator.Instance);
    }
}
