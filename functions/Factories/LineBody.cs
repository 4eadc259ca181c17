using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Rates;

namespace CoProduction.Functions.Factories;

/// <summary>What a factory makes of one item, in JSON. A rate that is absent is unpublished, never 0.</summary>
public sealed record LineBody
{
    public string? Item { get; init; }

    /// <summary>complete for a finished product; body, charge, energetics, fuze, … for a component.</summary>
    public string? Stage { get; init; }

    public double? RatePerMonth { get; init; }

    public double? SurgeRatePerMonth { get; init; }

    public string? AsOf { get; init; }

    /// <summary>Where the rate is said, where that differs from the factory's source.</summary>
    public SourceBody? Source { get; init; }

    public IReadOnlyList<ExpansionBody>? Expansions { get; init; }

    public static LineBody From(Line line) => new()
    {
        Item = line.Item.Value,
        Stage = line.Stage.Value,
        RatePerMonth = line.Rate?.Units,
        SurgeRatePerMonth = line.SurgeRate?.Units,
        AsOf = line.AsOf?.Text,
        Source = line.Source is { } source ? SourceBody.From(source) : null,
        Expansions = [.. line.Expansions.Select(ExpansionBody.From)],
    };

    public Line ToLine() =>
        new(
            Parsed.As<ItemCode>(Item),
            Parsed.As<Keyword>(Stage),
            RatePerMonth is { } rate ? new MonthlyRate(rate) : null,
            SurgeRatePerMonth is { } surge ? new MonthlyRate(surge) : null,
            Parsed.OrNull<PartialDate>(AsOf),
            Source?.ToSource(),
            [.. (Expansions ?? []).Select((expansion, index) => expansion.ToExpansion(index + 1))]);
}
