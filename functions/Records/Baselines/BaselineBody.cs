using CoProduction.Functions.Http.Validation;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Records.Baselines;

/// <summary>A baseline in JSON: an observed, possible or wanted total of an item in a scope, or of some sites of it.</summary>
public sealed record BaselineBody : IBody<BaselineBody, Baseline>
{
    /// <summary>Begins with the scope. If absent, the id is made of scope, item, kind and date.</summary>
    public string? Id { get; init; }

    public string? Item { get; init; }

    /// <summary>A partner, EU, ALLIED or company:Name.</summary>
    public string? Scope { get; init; }

    /// <summary>The ids of the factories that the total is of, which all make the item. Absent if it is that of the whole scope.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>baseline, capacity or target.</summary>
    public string? Kind { get; init; }

    public double? RatePerYear { get; init; }

    public string? AsOf { get; init; }

    /// <summary>The ids of the other baselines that this total is the sum of. Absent if the source does not say so.</summary>
    public IReadOnlyList<string>? Includes { get; init; }

    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static BaselineBody From(Baseline record) => new()
    {
        Id = record.Id.Value,
        Item = record.Item.Value,
        Scope = record.Scope.Value,
        Sites = record.Extent.IsWhole ? null : [.. record.Sites.Select(site => site.Value)],
        Kind = Word.Of(record.Kind),
        RatePerYear = record.Rate.Units,
        AsOf = record.AsOf?.Text,
        Includes = record.Includes.Count == 0 ? null : [.. record.Includes.Select(id => id.Value)],
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public Baseline ToRecord()
    {
        var (scope, item, kind) = (Parsed.As<Scope>(Scope), Parsed.As<ItemCode>(Item), Word.As<BaselineKind>(Kind));
        var asOf = Parsed.OrNull<Period>(AsOf);
        return new Baseline(
            Parsed.OrNull<RecordId>(Id) ?? Baseline.IdOf(scope, item, kind, asOf),
            item,
            scope,
            kind,
            new YearlyRate(RatePerYear!.Value),
            asOf,
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource())
        {
            Sites = [.. (Sites ?? []).Select(Parsed.As<SiteId>)],
            Includes = [.. (Includes ?? []).Select(Parsed.As<RecordId>)],
        };
    }
}

public sealed class BaselineBodyValidator : BodyValidator<BaselineBody>
{
    public BaselineBodyValidator()
    {
        RuleFor(baseline => baseline.Id).Optional().Parses<RecordId>();
        RuleFor(baseline => baseline.Item).Required().Parses<ItemCode>();
        RuleFor(baseline => baseline.Scope).Required().Parses<Scope>();
        RuleForEach(baseline => baseline.Sites).Filled().Parses<SiteId>().MustHaveNo(SiteFault);
        RuleFor(baseline => baseline.Sites).Distinct("Must not name a site twice.");
        RuleFor(baseline => baseline.Kind).Required().OneOf<BaselineKind>();
        RuleFor(baseline => baseline.RatePerYear).Required().Amount();
        RuleFor(baseline => baseline.AsOf).Optional().Parses<Period>();
        RuleForEach(baseline => baseline.Includes).Filled().Parses<RecordId>().MustHaveNo(SelfFault);
        RuleFor(baseline => baseline.Includes).Distinct("Must not name a baseline twice.");
        RuleFor(baseline => baseline.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(baseline => baseline.ReleasableTo);
        RuleFor(baseline => baseline.Id).MustHaveNo((baseline, id) => DerivedId.ScopeFault(id, baseline.Scope) ?? DerivedIdFault(baseline));
    }

    private static string? DerivedIdFault(BaselineBody body) => Derivation(body) is { } derive ? DerivedId.Fault(derive) : null;

    private static string? SiteFault(BaselineBody body, string? site) =>
        SiteId.TryParse(site, out var named) && Scope.TryParse(body.Scope, out var scope) ? Extent.Fault(scope, named) : null;

    private static string? SelfFault(BaselineBody body, string? included) =>
        included is null ? null
        : body.Id == included ? $"{included} cannot include itself."
        : Derivation(body) is { } derive && DerivedId.CanBecome(derive, included) ? "This baseline could get this id itself; give it an id of its own."
        : null;

    /// <summary>Derives the id of a body that gives none; null if it gives one, or if the values that make it are not valid.</summary>
    private static Func<RecordId>? Derivation(BaselineBody body)
    {
        var asOf = Period.TryParse(body.AsOf, out var date) ? date : null;
        return body.Id is null
            && Scope.TryParse(body.Scope, out var scope)
            && ItemCode.TryParse(body.Item, out var item)
            && Word.TryParse<BaselineKind>(body.Kind, out var kind)
            ? () => Baseline.IdOf(scope, item, kind, asOf)
            : null;
    }
}
