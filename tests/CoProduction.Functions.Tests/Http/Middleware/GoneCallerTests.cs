using System.Net;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Http.Middleware;

/// <summary>A caller that goes away is no fault of the program: the log has no error and no stack trace.</summary>
public sealed class GoneCallerTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Caller_that_goes_away_at_any_moment_is_not_an_error(bool resets)
    {
        await BrokenRequests.Send(register.Client.BaseAddress!, resets);

        // The program notices a broken connection a moment later.
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, (await register.Client.Get("api/v1/factories/pol-nowa-deba")).Status);
        Assert.True(!BrokenRequests.Alarms(register.Output).Any(), register.Output);
    }
}
