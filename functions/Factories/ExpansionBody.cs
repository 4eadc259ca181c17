using System.Globalization;
using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Rates;

namespace CoProduction.Functions.Factories;

/// <summary>A promised change of a line's rate, in JSON.</summary>
public sealed record ExpansionBody
{
    /// <summary>Stays the same when the date moves; absent, it is x and the place in the list: x1, x2, …</summary>
    public string? Id { get; init; }

    /// <summary>The month from which it counts.</summary>
    public string? Effective { get; init; }

    /// <summary>The line's total rate after it.</summary>
    public double? NewRatePerMonth { get; init; }

    /// <summary>What it adds, where only that is published.</summary>
    public double? AddedRatePerMonth { get; init; }

    /// <summary>Months until the rate is reached, rising evenly; 0 to 120, absent for 0.</summary>
    public int? RampMonths { get; init; }

    /// <summary>proposed, announced, funded, contracted, building, commissioned or cancelled.</summary>
    public string? Stage { get; init; }

    /// <summary>reported or placeholder; absent for reported.</summary>
    public string? DatePrecision { get; init; }

    public SourceBody? Source { get; init; }

    /// <summary>What it promised before, oldest first. The register keeps it by itself; what a request brings counts only for a new expansion.</summary>
    public IReadOnlyList<ExpansionRevisionBody>? History { get; init; }

    public static ExpansionBody From(Expansion expansion) => new()
    {
        Id = expansion.Id.Value,
        Effective = expansion.Effective.ToString(),
        NewRatePerMonth = expansion.NewRate?.Units,
        AddedRatePerMonth = expansion.AddedRate?.Units,
        RampMonths = expansion.RampMonths == 0 ? null : expansion.RampMonths,
        Stage = Word.Of(expansion.Stage),
        DatePrecision = Word.Of(expansion.DatePrecision),
        Source = SourceBody.From(expansion.Source),
        History = expansion.History.Count == 0 ? null : [.. expansion.History.Select(ExpansionRevisionBody.From)],
    };

    /// <param name="place">Its place in the list, from 1: its id where it has none.</param>
    public Expansion ToExpansion(int place) =>
        new(
            Parsed.As<Keyword>(IdAt(place)),
            Parsed.As<Month>(Effective),
            NewRatePerMonth is { } rate ? new MonthlyRate(rate) : null,
            AddedRatePerMonth is { } added ? new MonthlyRate(added) : null,
            RampMonths ?? 0,
            Word.As<ExpansionStage>(Stage),
            DatePrecision is null ? CoProduction.Registry.Factories.DatePrecision.Reported : Word.As<DatePrecision>(DatePrecision),
            Source!.ToSource(),
            [.. (History ?? []).Select(revision => revision.ToRevision())]);

    /// <summary>Its id, or the one it gets at this place.</summary>
    public string IdAt(int place) => Id ?? string.Create(CultureInfo.InvariantCulture, $"x{place}");
}
