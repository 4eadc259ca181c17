using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Records;

/// <summary>Goals that lie so far ahead, or last so long, that every calculation would be too large.</summary>
public sealed class GoalBoundTests(ProgramFixture program) : IClassFixture<ProgramFixture>, IAsyncLifetime
{
    private const string FirstMonthFault = "Must be 2010-01 to 2059-11: no goal starts before 2010-01 or ends after 2059-12.";

    public static TheoryData<string, int, string, string> TooFar => new()
    {
        { "2107-10", 2, "firstMonth", FirstMonthFault },
        { "1999-12", 60, "firstMonth", FirstMonthFault },
        { "2025-11", 241, "months", "Must be from 2 to 240." },
        { "2050-01", 121, "months", "Must be at most 120 from 2050-01, because no goal ends after 2059-12." },
    };

    private HttpClient Client => program.Client;

    public async ValueTask InitializeAsync()
    {
        foreach (var path in new[] { "partners", "mineral-chains", "items" })
        {
            var resource = ResourceCase.Of(path);
            await Client.Post(resource.Address, resource.Example);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(TooFar))]
    public async Task Body_is_refused_at_the_field(string first, int months, string field, string fault)
    {
        var answer = await Client.Post("api/v1/goals", Goal(first, months));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([$"/{field}"], answer.Pointers);
        Assert.Contains(fault, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TooFar))]
    public async Task JSON_line_is_refused_at_the_field(string first, int months, string field, string fault)
    {
        var job = (await Client.PostLines(new JsonObject { ["kind"] = "goal", ["record"] = Goal(first, months) }.ToJsonString())).Job();
        await Client.End(job);
        var refused = Assert.Single(await Client.Results(job))["faults"]![0]!;

        Assert.Equal($"/record/{field}", (string?)refused["pointer"]);
        Assert.Equal(fault, (string?)refused["detail"]);
    }

    [Theory]
    [MemberData(nameof(TooFar))]
    public async Task Row_of_a_file_is_refused_at_the_column(string first, int months, string field, string fault)
    {
        var file =
            "family,multiplier,first_month,months,path,baseline,source,source_url,source_date,confidence,notes\n"
            + $"artillery-155,2,{first},{months},linear,allied rate in the first month,RUSI: Shells,,2025,reported,\n";
        var answer = await Client.ImportFile("?file=goals.csv", file);
        var refused = (await Client.Faults(answer))[0];

        Assert.Equal("rejected", answer.Json.State());
        Assert.Equal(field == "months" ? "months" : "first_month", refused.Column);
        Assert.Equal(field == "months" ? "Must be 2 to 240 months, none after 2059-12." : fault, refused.Detail);
    }

    [Fact]
    public async Task Goal_that_an_earlier_version_stored_beyond_the_bounds_is_read_as_the_nearest_that_may_be()
    {
        await Client.Post("api/v1/goals", Goal("2025-11", 60));
        var table = new TableServiceClient(program.ConnectionString).GetTableClient($"{program.StoragePrefix}Register");
        var row = (await table.GetEntityAsync<TableEntity>("goals", "record|goal|artillery-155")).Value;
        row["Json"] = row.GetString("Json").Replace("2025-11", "2057-11", StringComparison.Ordinal).Replace("\"months\":60", "\"months\":600", StringComparison.Ordinal);
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        var goal = (await Client.Get("api/v1/goals/artillery-155")).Json;

        Assert.Equal(("2057-11", 26), ((string?)goal["firstMonth"], (int?)goal["months"]));
        Assert.Equal(HttpStatusCode.OK, (await Client.Get("api/v1/gap-reports/current/probabilities?trials=10")).Status);
    }

    private static JsonObject Goal(string first, int months)
    {
        var goal = ResourceCase.Of("goals").Example;
        (goal["firstMonth"], goal["months"], goal["releasableTo"]) = (first, months, new JsonArray("everyone"));
        return goal;
    }
}
