using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Records.Factories;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;
using FluentValidation;

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

    /// <summary>The figure, if it is one rate a year in the item's own unit.</summary>
    public double? RatePerYear { get; init; }

    /// <summary>The figure as its source states it: any other rate, an amount over asOf, or a range.</summary>
    public QuantityBody? Quantity { get; init; }

    public string? AsOf { get; init; }

    /// <summary>The ids of the other baselines that this total is the sum of. Absent if the source does not say so.</summary>
    public IReadOnlyList<string>? Includes { get; init; }

    /// <summary>The source of the record.</summary>
    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    /// <summary>The day on which it was retired: no record may name it anew. Leave it out to make it current again.</summary>
    public string? Retired { get; init; }

    public static BaselineBody From(Baseline record) => new()
    {
        Id = record.Id.Value,
        Item = record.Item.Value,
        Scope = record.Scope.Value,
        Sites = record.Extent.IsWhole ? null : [.. record.Sites.Select(site => site.Value)],
        Kind = Word.Of(record.Kind),
        RatePerYear = record.Quantity.IsOneRateAYear ? record.Quantity.Low : null,
        Quantity = record.Quantity.IsOneRateAYear ? null : QuantityBody.From(record.Quantity),
        AsOf = record.AsOf?.Text,
        Includes = record.Includes.Count == 0 ? null : [.. record.Includes.Select(id => id.Value)],
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
        Retired = RetiredDay.Of(record),
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
            Quantity?.ToQuantity() ?? CoProduction.Registry.Statements.Quantity.AYear(RatePerYear!.Value),
            asOf,
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource())
        {
            Sites = [.. (Sites ?? []).Select(Parsed.As<SiteId>)],
            Includes = [.. (Includes ?? []).Select(Parsed.As<RecordId>)],
            Retired = RetiredDay.Find(Retired),
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
        RuleFor(baseline => baseline.RatePerYear).Amount();
        RuleFor(baseline => baseline.RatePerYear)
            .Must((baseline, rate) => rate is null != baseline.Quantity is null)
            .WithMessage(baseline => baseline.Quantity is null ? "Must be given, or else quantity." : "Must not be given beside quantity: give one of them.");
        RuleFor(baseline => baseline.Quantity).SetValidator(QuantityBodyValidator.Instance!);
        RuleFor(baseline => baseline.AsOf).Optional().Parses<Period>();
        RuleFor(baseline => baseline.AsOf)
            .Must((baseline, asOf) => asOf is not null || baseline.Quantity is not { Per: null })
            .WithMessage("Must be given for an amount. Or give the quantity its per: day, week, month, quarter or year.");
        RuleForEach(baseline => baseline.Includes).Filled().Parses<RecordId>().MustHaveNo(SelfFault);
        RuleFor(baseline => baseline.Includes).Distinct("Must not name a baseline twice.");
        RuleFor(baseline => baseline.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(baseline => baseline.ReleasableTo);
        RuleFor(baseline => baseline.Retired).Retirement();
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
