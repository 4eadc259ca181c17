using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;
using FluentValidation;

namespace CoProduction.Functions.Stocks;

public sealed class StockBodyValidator : BodyValidator<StockBody>
{
    public StockBodyValidator()
    {
        RuleFor(stock => stock.Id).Optional().Parses<RecordId>();
        RuleFor(stock => stock.Item).Required().Parses<ItemCode>();
        RuleFor(stock => stock.Scope).Required().Parses<Scope>()
            .Must(IsNoCompany).WithMessage("Must be a partner, EU or ALLIED: a company's stock is not registered.");
        RuleFor(stock => stock.Metric).Required().Parses<Keyword>();
        RuleFor(stock => stock.Value).Required().Amount();
        RuleFor(stock => stock.Unit).Required().Text(Wording.Name);
        RuleFor(stock => stock.AsOf).Optional().Parses<PartialDate>();
        RuleFor(stock => stock.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(stock => stock.ReleasableTo);
        RuleFor(stock => stock.Id).MustHaveNo((stock, id) => DerivedId.ScopeFault(id, stock.Scope) ?? DerivedIdFault(stock));
    }

    private static bool IsNoCompany(string? text) => !Scope.TryParse(text, out var scope) || scope.Kind != ScopeKind.Company;

    private static string? DerivedIdFault(StockBody body)
    {
        var asOf = PartialDate.TryParse(body.AsOf, out var date) ? date : null;
        return body.Id is null
            && Scope.TryParse(body.Scope, out var scope)
            && ItemCode.TryParse(body.Item, out var item)
            && Keyword.TryParse(body.Metric, out var metric)
            ? DerivedId.Fault(() => Stock.IdOf(scope, item, metric, asOf))
            : null;
    }
}
