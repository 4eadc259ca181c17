using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Stocks;

public sealed class StockBodyValidator : BodyValidator<StockBody>
{
    public StockBodyValidator()
    {
        Allows<RecordId>(stock => stock.Id);
        Requires<ItemCode>(stock => stock.Item);
        Requires<Scope>(stock => stock.Scope);
        Holds(stock => stock.Scope, stock =>
            Scope.TryParse(stock.Scope, out var scope) && scope.Kind == ScopeKind.Company ? "Must be a partner, EU or ALLIED: a company's stock is not registered." : null);
        Requires<Keyword>(stock => stock.Metric);
        RequiresAmount(stock => stock.Value);
        RequiresText(stock => stock.Unit, Wording.Name);
        Allows<PartialDate>(stock => stock.AsOf);
        RequiresPart(stock => stock.Source, SourceBodyValidator.Instance);
        AllowsRelease(stock => stock.ReleasableTo);
        Holds(stock => stock.Id, stock => DerivedId.ScopeFault(stock.Id, stock.Scope) ?? DerivedIdFault(stock));
    }

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
