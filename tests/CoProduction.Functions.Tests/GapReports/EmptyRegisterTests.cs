using System.Net.Http.Json;
using System.Text.Json;

namespace CoProduction.Functions.Tests.GapReports;

public sealed class EmptyRegisterTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    [Fact]
    public async Task Register_without_a_goal_gives_a_report_without_families()
    {
        var report = await program.Client.GetFromJsonAsync<JsonElement>("api/v1/gap-reports/current");

        Assert.Equal(0, report.GetProperty("families").GetArrayLength());
        Assert.False(report.TryGetProperty("firstMonth", out _));
    }

    [Fact]
    public async Task Text_says_that_there_is_nothing_to_report()
    {
        var text = await program.Client.GetStringAsync("api/v1/gap-reports/current/text");

        Assert.Contains("no goal in the register", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_archive_lists_nothing()
    {
        var listed = await program.Client.GetFromJsonAsync<JsonElement>("api/v1/gap-reports");

        Assert.Equal(0, listed.GetProperty("items").GetArrayLength());
    }
}
