using System.Net;
using CoProduction.Functions.GapReports.BackTests;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Records;
using CoProduction.Gaps.Promises;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.Tests.GapReports.BackTests;

public sealed class BackTestTests(ClockedProgram program) : IClassFixture<ClockedProgram>
{
    [Fact]
    public async Task Register_is_rebuilt_as_it_was_and_scored_by_the_outcome()
    {
        var (then, promise) = (program.Clock.Now, ResourceCase.Of("factories"));
        var written = promise.Example;
        program.Clock.Now = then.AddDays(62);
        written["lines"]![0]!["plans"]![0]!["stage"] = "commissioned";
        written["lines"]![0]!["plans"]![0]!["from"] = Month.Of(DateOnly.FromDateTime(program.Clock.Now.UtcDateTime)).ToString();
        Assert.Equal(HttpStatusCode.OK, (await program.Client.Put($"{promise.Address}/{promise.ExampleId}", written, "*")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await program.Client.Delete("api/v1/stocks/pol-primer-days", "*")).Status);

        var earlier = await program.Get<EarlierRegister>().Before(then.AddDays(1), CancellationToken.None);
        var nothing = await program.Get<EarlierRegister>().Before(then, CancellationToken.None);
        var now = await program.Get<IRegisterReader>().Read(CancellationToken.None);

        Assert.True(nothing.IsEmpty);
        Assert.Equal("funded", CoProduction.Registry.Word.Of(earlier.Factories.Single().Lines[0].Plans.Single().Stage));
        Assert.Equal((1, 0), (earlier.Stocks.Count, now.Stocks.Count));
        var test = BackTest.Of(earlier, MonthOf(then), now, MonthOf(program.Clock.Now.AddYears(2)));
        Assert.Equal(PromiseVerdict.Kept, Assert.Single(test.Promises).Verdict);
        Assert.Contains("funded", BackTestText.Of(test), StringComparison.Ordinal);
        Assert.Contains("trials were off by (Brier)", BackTestText.Of(test), StringComparison.Ordinal);
        Assert.Contains("RANGES of totals of all allies", BackTestText.Of(test), StringComparison.Ordinal);
        Assert.Equal(0.0625, test.Score!.Score);
    }

    [Theory]
    [InlineData(2, "Usage: back-test")]
    [InlineData(2, "Usage: back-test", "2025")]
    [InlineData(2, "Usage: back-test", "2025-01", "--until")]
    [InlineData(1, "2025-01 is not after 2025-02", "2025-02", "--until", "2025-01")]
    [InlineData(1, "was empty at the end of 2001-01", "2001-01")]
    public async Task Command_says_what_it_cannot_do(int code, string said, params string[] arguments)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["AzureWebJobsStorage"] = program.ConnectionString,
            ["CoProduction__TablePrefix"] = program.StoragePrefix,
        };
        await using var command = ProgramProcess.Start(["back-test", .. arguments], settings);

        Assert.Equal(code, await command.WaitForExitAsync());
        Assert.Contains(said, command.Output, StringComparison.Ordinal);
    }

    private static Month MonthOf(DateTimeOffset moment) => Month.Of(DateOnly.FromDateTime(moment.UtcDateTime));
}
