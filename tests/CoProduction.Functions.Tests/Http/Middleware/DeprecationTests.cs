using CoProduction.Functions.Http.Middleware;
using CoProduction.Functions.Tests.Hosting;

namespace CoProduction.Functions.Tests.Http.Middleware;

public sealed class DeprecationTests : IAsyncLifetime
{
    private SampleProgram? program;

    public async ValueTask InitializeAsync() => program = await SampleProgram.StartAsync();

    public async ValueTask DisposeAsync() => await program!.DisposeAsync();

    [Fact]
    public async Task Deprecated_function_says_since_when_and_until_when()
    {
        using var answer = await program!.Client.GetAsync("/old-samples");

        Assert.Equal(["@1798761600"], answer.Headers.GetValues("Deprecation"));
        Assert.Equal(["Thu, 01 Jul 2027 00:00:00 GMT"], answer.Headers.GetValues("Sunset"));
    }

    [Fact]
    public async Task Any_other_function_says_nothing_of_it()
    {
        using var answer = await program!.Client.GetAsync("/samples/a");

        Assert.False(answer.Headers.Contains("Deprecation") || answer.Headers.Contains("Sunset"));
    }

    [Fact]
    public void Function_must_answer_for_half_a_year_after_it_is_deprecated() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeprecatedAttribute("2027-01-01", "2027-06-30"));
}
