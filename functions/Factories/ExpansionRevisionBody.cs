using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Rates;

namespace CoProduction.Functions.Factories;

/// <summary>What an expansion promised until some day, in JSON.</summary>
public sealed record ExpansionRevisionBody
{
    /// <summary>The day on which the register learned otherwise: 2026-03-31.</summary>
    public string? Until { get; init; }

    public string? Effective { get; init; }

    public double? NewRatePerMonth { get; init; }

    public double? AddedRatePerMonth { get; init; }

    public string? Stage { get; init; }

    public static ExpansionRevisionBody From(ExpansionRevision revision) => new()
    {
        Until = revision.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Effective = revision.Effective.ToString(),
        NewRatePerMonth = revision.NewRate?.Units,
        AddedRatePerMonth = revision.AddedRate?.Units,
        Stage = Word.Of(revision.Stage),
    };

    public ExpansionRevision ToRevision() =>
        new(
            DateOnly.ParseExact(Until!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Parsed.As<Month>(Effective),
            NewRatePerMonth is { } rate ? new MonthlyRate(rate) : null,
            AddedRatePerMonth is { } added ? new MonthlyRate(added) : null,
            Word.As<ExpansionStage>(Stage));
}
