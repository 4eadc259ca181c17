using CoProduction.Functions.Registry;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Rates;

namespace CoProduction.Functions.Baselines;

/// <summary>An observed, possible or wanted total in JSON.</summary>
public sealed record BaselineBody : IBody<BaselineBody, Baseline>
{
    /// <summary>Begins with the scope; absent, it is made of scope, item, kind and date.</summary>
    public string? Id { get; init; }

    public string? Item { get; init; }

    /// <summary>A partner, EU, ALLIED or company:Name.</summary>
    public string? Scope { get; init; }

    /// <summary>baseline, capacity or target.</summary>
    public string? Kind { get; init; }

    public double? RatePerYear { get; init; }

    public string? AsOf { get; init; }

    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static BaselineBody From(Baseline record) => new()
    {
        Id = record.Id.Value,
        Item = record.Item.Value,
        Scope = record.Scope.Value,
        Kind = Word.Of(record.Kind),
        RatePerYear = record.Rate.Units,
        AsOf = record.AsOf?.Text,
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public Baseline ToRecord()
    {
        var (scope, item, kind) = (Parsed.As<Scope>(Scope), Parsed.As<ItemCode>(Item), Word.As<BaselineKind>(Kind));
        var asOf = Parsed.OrNull<PartialDate>(AsOf);
        return new Baseline(
            Parsed.OrNull<RecordId>(Id) ?? Baseline.IdOf(scope, item, kind, asOf),
            item,
            scope,
            kind,
            new YearlyRate(RatePerYear!.Value),
            asOf,
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource());
    }
}
