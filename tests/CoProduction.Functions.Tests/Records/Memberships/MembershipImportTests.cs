using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Records.Memberships;

/// <summary>What imports state of memberships: the command line sets them, and everybody else proposes them.</summary>
public sealed class MembershipImportTests(GroupRegister register) : IClassFixture<GroupRegister>
{
    private const string Header = "code,name,theater,memberships,releasable_to\n";

    [Fact]
    public async Task An_import_through_the_API_leaves_memberships_pending_until_all_have_agreed()
    {
        await register.Seed(("USA", ["UNION"]), ("NZL", []));
        var done = await register.Client.ImportFile("?file=partners.csv", Header + "NZL,Partner NZL,europe,UNION,everyone\nFIN,Finland,europe,UNION,UNION\n");

        var rows = await register.Client.Results(done.Job());

        Assert.Equal(["unchanged", "added"], rows.Select(row => (string)row["outcome"]!));
        Assert.All(rows, row => Assert.Contains("membership-proposals/join-union-", (string)row["notices"]!.AsArray().Single()!, StringComparison.Ordinal));
        Assert.Equal(["USA"], await register.Members("UNION"));
        var proposal = await register.Client.Get("api/v1/membership-proposals/join-union-nzl");
        Assert.Equal("pending", (string?)proposal.Json["state"]);
        Assert.Empty(proposal.Json["votes"]!.AsArray());

        await register.Agree("USA", "join-union-nzl");
        Assert.Equal("completed", (string?)(await register.Agree("NZL", "join-union-nzl")).Json["state"]);
        Assert.Equal(["NZL", "USA"], await register.Members("UNION"));
    }

    [Fact]
    public async Task JSON_lines_propose_in_the_same_way_and_a_line_can_be_released_to_a_proposed_group()
    {
        await register.Seed(("NZL", []));
        var (partner, stock) = (Partner("NZL", "LINED"), ResourceCase.Of("stocks").Example);
        (stock["id"], stock["scope"], stock["releasableTo"]) = ("nzl-lined-stock", "NZL", new JsonArray("LINED"));

        foreach (var query in new[] { "?dryRun=true", "" })
        {
            using var nzl = register.Program.ClientOf("NZL", Role.Coordinator, Role.Contributor);
            var started = await nzl.PostBody(query, JobClient.JsonLines, Encoding.UTF8.GetBytes($"{JobLines.Of("partners", partner)}\n{JobLines.Of("stocks", stock)}\n"));
            var job = await nzl.End(started.Job());

            var rows = await nzl.Results(started.Job());
            Assert.True(job.Rows().Rejected == 0, string.Join('\n', rows.Select(row => row.ToJsonString())));
            Assert.Single(rows[0]["notices"]!.AsArray());
            Assert.Equal(
                query.Length == 0 ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await register.Client.Get("api/v1/membership-proposals/join-lined-nzl")).Status);
        }

        Assert.Empty(await register.Members("LINED"));
    }

    [Fact]
    public async Task What_an_import_leaves_out_is_proposed_to_be_left()
    {
        await register.Seed(("USA", ["STAYING"]), ("JPN", ["STAYING"]));

        await register.Client.ImportFile("?file=partners.csv", Header + "JPN,Partner JPN,europe,,everyone\n");

        Assert.Equal(["JPN", "USA"], await register.Members("STAYING"));
        Assert.Equal("completed", (string?)(await register.Agree("JPN", "leave-staying-jpn")).Json["state"]);
        Assert.Equal(["USA"], await register.Members("STAYING"));
    }

    [Fact]
    public async Task Contributors_propose_nothing_by_an_import()
    {
        await register.Seed(("USA", ["CLUB"]), ("NZL", []));
        using var contributor = register.Program.ClientOf("NZL", Role.Contributor);

        var answer = await contributor.ImportFile("?file=partners.csv", Header + "NZL,Partner NZL,europe,CLUB,everyone\n");

        Assert.Equal("forbidden", Assert.Single(await contributor.Faults(answer)).Code);
        Assert.Equal(HttpStatusCode.NotFound, (await register.Client.Get("api/v1/membership-proposals/join-club-nzl")).Status);
    }

    [Fact]
    public async Task The_command_line_sets_memberships_and_remembers_those_that_end()
    {
        await Command("USA,Partner USA,europe,SEEDED,everyone\n");
        Assert.Equal(["USA"], await register.Members("SEEDED"));

        await Command("USA,Partner USA,europe,,everyone\n");

        Assert.Empty(await register.Members("SEEDED"));
        Assert.Contains("SEEDED", (await register.Client.Get("api/v1/partners/USA")).Json["formerMemberships"]!.AsArray().Select(group => (string)group!));
        Assert.Equal(HttpStatusCode.NotFound, (await register.Client.Get("api/v1/membership-proposals/leave-seeded-usa")).Status);
    }

    [Theory]
    [InlineData("exports", "application/zip")]
    [InlineData("exports/json-lines", JobClient.JsonLines)]
    public async Task An_export_imports_into_another_register_through_the_API_with_its_memberships_pending(string address, string type)
    {
        await register.Seed(("USA", ["EXPORTED", "ENDED"]), ("JPN", ["EXPORTED"]));
        await register.Seed(("USA", ["EXPORTED"]));
        var stock = ResourceCase.Of("stocks").Example;
        (stock["id"], stock["scope"], stock["releasableTo"]) = ("usa-exported-stock", "USA", new JsonArray("EXPORTED", "ENDED"));
        using var usa = register.Program.ClientOf("USA");
        var posted = await usa.Post("api/v1/stocks", stock);
        Assert.True(posted.Status is HttpStatusCode.Created or HttpStatusCode.Conflict, posted.ToString());
        var export = await usa.GetByteArrayAsync(new Uri($"api/v1/{address}", UriKind.Relative));

        await using var other = new GroupRegister();
        await other.Program.InitializeAsync();
        using var importing = other.Program.ClientOf("USA");
        var started = await importing.PostBody("", type, export);
        var job = await importing.End(started.Job());

        Assert.True(
            job.State() == "succeeded" && job.Rows().Rejected == 0,
            string.Join('\n', (await importing.Results(started.Job(), "?outcome=rejected")).Select(row => row.ToJsonString())));
        Assert.Empty(await other.Members("EXPORTED"));
        Assert.Contains("join-exported-jpn", (await importing.Get("api/v1/membership-proposals?status=pending&pageSize=500")).Ids("id"));
    }

    private static JsonObject Partner(string code, params string[] groups) => new()
    {
        ["code"] = code,
        ["name"] = $"Partner {code}",
        ["theater"] = "europe",
        ["memberships"] = new JsonArray([.. groups.Select(group => JsonValue.Create(group))]),
    };

    private async Task Command(string rows)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Header + rows));
        using var package = Package.OfFile("partners.csv", content);
        var terms = new ImportTerms(Caller: null, Author.Local, DryRun: false, ReleasableTo: null, TimeSpan.FromMinutes(1));
        Assert.IsType<ImportOutcome.Accepted>(await register.Program.Get<Importer>().Import(package, terms, null, default));
    }
}
