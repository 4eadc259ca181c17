using CoProduction.Functions.Http.Validation;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Rates;

namespace CoProduction.Functions.Records.Baselines;

/// <summary>A baseline in JSON: an observed, possible or wanted total of an item in a scope.</summary>
public sealed record BaselineBody : IBody<BaselineBody, Baseline>
{
    /// <summary>Begins with the scope. If absent, the id is made of scope, item, kind and date.</summary>
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

public sealed class BaselineBodyValidator : BodyValidator<BaselineBody>
{
    public BaselineBodyValidator()
    {
        RuleFor(baseline => baseline.Id).Optional().Parses<RecordId>();
        RuleFor(baseline => baseline.Item).Required().Parses<ItemCode>();
        RuleFor(baseline => baseline.Scope).Required().Parses<Scope>();
        RuleFor(baseline => baseline.Kind).Required().OneOf<BaselineKind>();
        RuleFor(baseline => baseline.RatePerYear).Required().Amount();
        RuleFor(baseline => baseline.AsOf).Optional().Parses<PartialDate>();
        RuleFor(baseline => baseline.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(baseline => baseline.ReleasableTo);
        RuleFor(baseline => baseline.Id).MustHaveNo((baseline, id) => DerivedId.ScopeFault(id, baseline.Scope) ?? DerivedIdFault(baseline));
    }

    private static string? DerivedIdFault(BaselineBody body)
    {
        var asOf = PartialDate.TryParse(body.AsOf, out var date) ? date : null;
        return body.Id is null
            && Scope.TryParse(body.Scope, out var scope)
            && ItemCode.TryParse(body.Item, out var item)
            && Word.TryParse<BaselineKind>(body.Kind, out var kind)
            ? DerivedId.Fault(() => Baseline.IdOf(scope, item, kind, asOf))
            : null;
    }
}
