using CoProduction.Functions.Hosting.Catalog;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>
/// The Functions host gives a request to the first function in alphabetical order whose route matches; ASP.NET Core gives it to the
/// most specific one. They agree only where no request fits two functions.
/// </summary>
public sealed class RouteTests
{
    [Fact]
    public void No_request_fits_two_functions_of_the_program()
    {
        var requests = Requests(FunctionCatalog.Of(typeof(Program).Assembly)).ToArray();

        Assert.Empty(
            from first in requests
            from second in requests
            where string.CompareOrdinal(first.Function, second.Function) < 0
                && first.Methods.Intersect(second.Methods).Any()
                && RouteShape.Overlap(first.Route, second.Route)
            select $"{first.Function} ({first.Route}) and {second.Function} ({second.Route})");
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

    // A custom handler also has POST /<name> for each function that is not run by HTTP.
    private static IEnumerable<(string Function, IEnumerable<string> Methods, string Route)> Requests(FunctionCatalog catalog)
        => catalog.All.Select(function => function.Trigger is HttpFunctionTrigger http
            ? (function.Name, http.Methods, http.Route)
            : (function.Name, (IEnumerable<string>)["post"], function.Name));
}
