using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Statements;
using CoProduction.Registry.Stocks;

namespace CoProduction.Domain.Tests.Registry.Stocks;

public sealed class StockTests
{
    [Theory]
    [MemberData(nameof(Refused.Texts), MemberType = typeof(Refused))]
    public void Malformed_unit_is_refused(string unit)
    {
        Refused.Naming("unit", () => Sample.Stock(unit: unit));
    }

    [Fact]
    public void Long_unit_is_refused() => Refused.TextTooLong("unit", 200, unit => Sample.Stock(unit: unit));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Value_that_is_no_amount_is_refused(double value) => Refused.Naming("value", () => Sample.Stock(value: value));

    [Fact]
    public void Stock_of_a_company_is_refused() => Refused.Naming("scope", () => Sample.Stock("company-nammo", "company:Nammo"));

    [Theory]
    [InlineData("pol-x", "POL")]
    [InlineData("eu-x", "EU")]
    [InlineData("allied-x", "ALLIED")]
    public void Stock_may_be_of_a_partner_the_EU_or_all_allies(string id, string scope) =>
        Assert.Equal(scope, Sample.Stock(id, scope).Scope.Value);

    [Theory]
    [InlineData("2025-07", "pol-155-he-days-of-supply-2025-07")]
    [InlineData(null, "pol-155-he-days-of-supply-undated")]
    public void Id_is_made_of_what_is_measured(string? asOf, string id) =>
        Assert.Equal(
            id,
            Stock.IdOf(Sample.As<Scope>("POL"), Sample.As<ItemCode>("155-HE"), Sample.As<Keyword>("days_of_supply"), Parsed.OrNull<Period>(asOf)).Value);

    [Fact]
    public void Stock_is_found_by_what_it_says()
    {
        IRecord stock = Sample.Stock();

        Assert.Equal("pol-155", stock.Id);
        Assert.Equal("days_of_supply", stock.Status);
        Assert.Equal(["POL"], stock.Partners.Select(code => code.Value));
        Assert.Equal(["POL", "days"], stock.Texts);
    }
}
