using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Statements;
using CoProduction.Registry.Stocks;
using FluentValidation;

namespace CoProduction.Functions.Records.Stocks;

/// <summary>A figure about a stock in JSON.</summary>
public sealed record StockBody : IBody<StockBody, Stock>
{
    /// <summary>Begins with the scope. If absent, the id is made of scope, item, metric and date.</summary>
    public string? Id { get; init; }

    public string? Item { get; init; }

    public string? Scope { get; init; }

    /// <summary>days_of_supply, consumption_per_month, …</summary>
    public string? Metric { get; init; }

    /// <summary>The figure.</summary>
    public double? Value { get; init; }

    /// <summary>What the figure counts.</summary>
    public string? Unit { get; init; }

    public string? AsOf { get; init; }

    /// <summary>The source of the record.</summary>
    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static StockBody From(Stock record) => new()
    {
        Id = record.Id.Value,
        Item = record.Item.Value,
        Scope = record.Scope.Value,
        Metric = record.Metric.Value,
        Value = record.Value,
        Unit = record.Unit,
        AsOf = record.AsOf?.Text,
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public Stock ToRecord()
    {
        var (scope, item, metric) = (Parsed.As<Scope>(Scope), Parsed.As<ItemCode>(Item), Parsed.As<Keyword>(Metric));
        var asOf = Parsed.OrNull<Period>(AsOf);
        return new Stock(
            Parsed.OrNull<RecordId>(Id) ?? Stock.IdOf(scope, item, metric, asOf),
            item,
            scope,
            metric,
            Value!.Value,
            Unit!,
            asOf,
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource());
    }
}

public sealed class StockBodyValidator : BodyValidator<StockBody>
{
    public StockBodyValidator()
    {
        RuleFor(stock => stock.Id).Optional().Parses<RecordId>();
        RuleFor(stock => stock.Item).Required().Parses<ItemCode>();
        RuleFor(stock => stock.Scope).Required().Parses<Scope>()
            .Must(IsNoCompany).WithMessage("Must be a partner, EU or ALLIED; stocks of companies are not registered.");
        RuleFor(stock => stock.Metric).Required().Parses<Keyword>();
        RuleFor(stock => stock.Value).Required().Amount();
        RuleFor(stock => stock.Unit).Required().Text(Wording.Name);
        RuleFor(stock => stock.AsOf).Optional().Parses<Period>();
        RuleFor(stock => stock.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(stock => stock.ReleasableTo);
        RuleFor(stock => stock.Id).MustHaveNo((stock, id) => DerivedId.ScopeFault(id, stock.Scope) ?? DerivedIdFault(stock));
    }

    private static bool IsNoCompany(string? text) => !Scope.TryParse(text, out var scope) || scope.Kind != ScopeKind.Company;

    private static string? DerivedIdFault(StockBody body)
    {
        var asOf = Period.TryParse(body.AsOf, out var date) ? date : null;
        return body.Id is null
            && Scope.TryParse(body.Scope, out var scope)
            && ItemCode.TryParse(body.Item, out var item)
            && Keyword.TryParse(body.Metric, out var metric)
            ? DerivedId.Fault(() => Stock.IdOf(scope, item, metric, asOf))
            : null;
    }
}
