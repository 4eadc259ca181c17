namespace CoProduction.Functions.Tests.Import;

/// <summary>The earlier promises in expansions.csv, with the releases since.</summary>
public sealed class HistoryCellTests
{
    private const string Header = "factory_id,effective_date,new_rate_per_month,delta_per_month,funding_status,date_precision,source,source_url,source_date,confidence,notes,history";

    [Theory]
    [InlineData("2026-03-31/2026-12/500//announced", "")]
    [InlineData("2026-03-31/2026-12/500//announced/to everyone", "")]
    [InlineData("2026-03-31/2026-12/500//announced/to owner", "[]")]
    [InlineData("2026-03-31/2026-12/500//announced/to POL,NATO&JPN", "[POL,NATO][JPN]")]
    [InlineData("2026-03-31/2026-12/500//announced/to POL,NATO&POL", "[POL]")]
    public async Task A_former_promise_has_the_releases_of_its_factory_since(string cell, string releases)
    {
        await using var bench = await Workbench.WithStarterData();

        await bench.Accept(("expansions.csv", Row(cell)));

        var line = (await bench.Read()).Factories.Single(factory => factory.Id.Value == "usa-scranton-aap").Lines.Single();
        var release = Assert.Single(Assert.Single(line.Plans).History).Release;
        Assert.Equal(releases, string.Concat(release.Releases.Select(one => $"[{string.Join(',', one.Audiences)}]")));
    }

    [Theory]
    [InlineData("2026-03-31/2026-12/500//announced/to Poland")]
    [InlineData("2026-03-31/2026-12/500//announced/to POL,everyone")]
    [InlineData("2026-03-31/2026-12/500//announced/to ")]
    [InlineData("2026-03-31/2026-12/500//announced/to POL/to NATO")]
    public async Task What_is_no_list_of_releases_is_named(string cell)
    {
        await using var bench = await Workbench.WithStarterData();

        var fault = Assert.Single(await bench.Reject(("expansions.csv", Row(cell))));

        Assert.Equal((2, "history"), (fault.Line, fault.Column));
        Assert.EndsWith("such as /to POL,NATO&JPN or /to owner.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owner", "[]")]
    [InlineData("NATO&JPN", "[NATO][JPN]")]
    [InlineData("", "")]
    public async Task A_plan_that_has_ended_has_the_releases_of_its_factory_since(string cell, string releases)
    {
        await using var bench = await Workbench.WithStarterData();

        await bench.Accept(("plans.csv", Plan($"2026-03-31,{cell}")));

        var line = (await bench.Read()).Factories.Single(factory => factory.Id.Value == "usa-scranton-aap").Lines.Single();
        Assert.Equal(releases, string.Concat(Assert.Single(line.Plans).Release.Releases.Select(one => $"[{string.Join(',', one.Audiences)}]")));
    }

    [Fact]
    public async Task Releases_that_are_wrong_are_named()
    {
        await using var bench = await Workbench.WithStarterData();

        var fault = Assert.Single(await bench.Reject(("plans.csv", Plan("2026-03-31,Poland"))));

        Assert.Equal((2, "releases"), (fault.Line, fault.Column));
    }

    private static string Plan(string ended) =>
        "factory_id,kind,from,by,total,added,per,funding_status,source,source_url,source_date,confidence,notes,withdrawn,releases\n"
        + $"usa-scranton-aap,expansion,2027-01,,700,,month,funded,Army,,,reported,,{ended}\n";

    private static string Row(string history) => $"{Header}\nusa-scranton-aap,2027-01,700,,funded,reported,Army,,,reported,,\"{history}\"\n";
}
