using CoProduction.Functions.Catalog;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>
/// The Functions host gives a request to the first function in alphabetical order whose route matches; ASP.NET Core gives it to the
/// most specific one. They agree only if no request fits two functions, or if the more specific function comes first in the alphabet.
/// </summary>
public sealed class RouteTests
{
    private static readonly FunctionCatalog Catalog = FunctionCatalog.Of(typeof(Program).Assembly);

    [Fact]
    public void Of_two_functions_that_a_request_fits_the_more_specific_one_comes_first_in_the_alphabet()
    {
        var requests = Catalog.TriggeredBy<HttpFunctionTrigger>().Where(http => !http.Trigger.TakesEveryMethod).ToArray();

        var shared = (
            from first in requests
            from second in requests
            where string.Compare(first.Function.Name, second.Function.Name, StringComparison.OrdinalIgnoreCase) < 0
                && first.Trigger.Methods.Intersect(second.Trigger.Methods).Any()
                && RouteShape.Overlap(first.Trigger.Route, second.Trigger.Route)
            select (First: first, Second: second)).ToArray();

        Assert.NotEmpty(shared);
        Assert.All(shared, pair => Assert.True(
            RoutePrecedence(pair.First.Trigger.Route) < RoutePrecedence(pair.Second.Trigger.Route),
            $"{pair.First.Function.Name} ({pair.First.Trigger.Route}) and {pair.Second.Function.Name} ({pair.Second.Trigger.Route})"));
    }

    [Fact]
    public void Function_that_takes_what_no_other_takes_comes_last_in_the_alphabet()
    {
        var unmatched = Assert.Single(Catalog.TriggeredBy<HttpFunctionTrigger>(), http => http.Trigger.TakesEveryMethod);

        Assert.Equal("{*path}", unmatched.Trigger.Route);
        Assert.Same(Catalog.All[^1], unmatched.Function);
    }

    [Theory]
    [InlineData("factories/{id}", "factories/verify")]
    [InlineData("factories/{id}", "FACTORIES/{id}/{part?}")]
    [InlineData("app/{*path}", "app/style.css")]
    [InlineData("{*path}", "{nothing:maxlength(0)?}")]
    [InlineData("a/{b}/c", "a/b/{c}")]
    [InlineData("reports/{id:length(7)}", "reports/current")]
    [InlineData("reports/{id:length(16)}", "reports/{month}")]
    public void Routes_that_share_a_path_are_found(string one, string other)
    {
        Assert.True(RouteShape.Overlap(one, other));
        Assert.True(RouteShape.Overlap(other, one));
    }

    [Theory]
    [InlineData("factories/{id}", "factories")]
    [InlineData("factories/{id}", "factories/{id}/history")]
    [InlineData("factories/{id}", "stocks/{id}")]
    [InlineData("{nothing:maxlength(0)?}", "factories")]
    [InlineData("app/{*path}", "api/{*path}")]
    [InlineData("reports/{id:length(16)}", "reports/current")]
    public void Routes_that_share_no_path_are_let_be(string one, string other)
    {
        Assert.False(RouteShape.Overlap(one, other));
        Assert.False(RouteShape.Overlap(other, one));
    }

    // ASP.NET Core prefers the lower of two.
    private static decimal RoutePrecedence(string route) => RoutePatternFactory.Parse(route).InboundPrecedence;
}
