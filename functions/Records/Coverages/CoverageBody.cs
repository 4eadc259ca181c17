using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Coverages;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Statements;
using FluentValidation;

namespace CoProduction.Functions.Records.Coverages;

/// <summary>A coverage in JSON: a source's statement that all makers of an item in a scope are registered.</summary>
public sealed record CoverageBody : IBody<CoverageBody, Coverage>
{
    /// <summary>Begins with the scope. If absent, the id is made of scope and item.</summary>
    public string? Id { get; init; }

    /// <summary>A product or component.</summary>
    public string? Item { get; init; }

    /// <summary>A partner, EU or ALLIED, never a company.</summary>
    public string? Scope { get; init; }

    /// <summary>The date of the statement.</summary>
    public string? AsOf { get; init; }

    /// <summary>The source of the record.</summary>
    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static CoverageBody From(Coverage record) => new()
    {
        Id = record.Id.Value,
        Item = record.Item.Value,
        Scope = record.Scope.Value,
        AsOf = record.AsOf?.Text,
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public Coverage ToRecord()
    {
        var (scope, item) = (Parsed.As<Scope>(Scope), Parsed.As<ItemCode>(Item));
        return new Coverage(
            Parsed.OrNull<RecordId>(Id) ?? Coverage.IdOf(scope, item),
            item,
            scope,
            Parsed.OrNull<Period>(AsOf),
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource());
    }
}

public sealed class CoverageBodyValidator : BodyValidator<CoverageBody>
{
    public CoverageBodyValidator()
    {
        RuleFor(coverage => coverage.Id).Optional().Parses<RecordId>();
        RuleFor(coverage => coverage.Item).Required().Parses<ItemCode>();
        RuleFor(coverage => coverage.Scope).Required().Parses<Scope>()
            .Must(IsNoCompany).WithMessage("Must be a partner, EU or ALLIED; a company is itself a maker.");
        RuleFor(coverage => coverage.AsOf).Optional().Parses<Period>();
        RuleFor(coverage => coverage.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(coverage => coverage.ReleasableTo);
        RuleFor(coverage => coverage.Id).MustHaveNo((coverage, id) => DerivedId.ScopeFault(id, coverage.Scope) ?? DerivedIdFault(coverage));
    }

    private static bool IsNoCompany(string? text) => !Scope.TryParse(text, out var scope) || scope.Kind != ScopeKind.Company;

    private static string? DerivedIdFault(CoverageBody body) =>
        body.Id is null && Scope.TryParse(body.Scope, out var scope) && ItemCode.TryParse(body.Item, out var item)
            ? DerivedId.Fault(() => Coverage.IdOf(scope, item))
            : null;
}
