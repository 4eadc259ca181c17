using CoProduction.Functions.Access;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Records that somebody changed between an import's reading of the register and its writing.</summary>
public sealed class OvertakenImportTests(ImportedExamples examples) : IClassFixture<ImportedExamples>
{
    private static readonly Author Colleague = new("POL:colleague");

    /// <summary>The import is cut off after its acceptance; somebody changes, removes and adds records that it states; then a program finishes it.</summary>
    [Fact]
    public async Task What_came_after_an_accepted_import_stays_when_it_is_finished()
    {
        const string Before = "code,name,theater,memberships\nAUS,Australia,indo-pacific,\nNZL,New Zealand,indo-pacific,\nFIN,Finland,europe,\n";
        await using var bench = await Workbench.Create();
        await bench.Accept(("partners.csv", Before));
        using (var package = Workbench.Zip(("partners.csv", Before.Replace(",indo-pacific,", ",africa,", StringComparison.Ordinal) + "SWE,Sweden,europe,\nNOR,Norway,europe,\n")))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Import(package, progress: new BreaksOff("Accepted")));
        }

        var store = bench.Get<IRecordStore>();
        await Replace(store, "AUS", "Commonwealth of Australia");
        await Remove(store, "NZL");
        await Replace(store, "SWE", "Kingdom of Sweden");

        Assert.True(await bench.Get<Importer>().Recover(TimeSpan.FromMinutes(1), default));

        var partners = (await bench.Read()).Partners.ToDictionary(partner => partner.Code.Value, partner => $"{partner.Name} {partner.Theater}");
        Assert.Equal(
            ["AUS Commonwealth of Australia IndoPacific", "FIN Finland Europe", "NOR Norway Europe", "SWE Kingdom of Sweden Europe"],
            partners.Select(partner => $"{partner.Key} {partner.Value}").Order(StringComparer.Ordinal));
    }

    /// <summary>What the import had written before it was cut off is not written again, although its record is again as the import had seen it.</summary>
    [Fact]
    public async Task What_an_import_wrote_and_somebody_took_back_stays_taken_back()
    {
        await using var bench = await Workbench.Create();
        await bench.Accept(("partners.csv", "code,name,theater,memberships\nAUS,Australia,indo-pacific,\n"));
        using (var package = Workbench.Zip(
            ("partners.csv", "code,name,theater,memberships\nAUS,Oz,indo-pacific,\nNZL,New Zealand,indo-pacific,\n"),
            ("products.csv", "code,name,family,unit,notes\n155-HE,Shell,artillery-155,round,\n155-AP,Shell,artillery-155,round,\n")))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Import(package, progress: new BreaksOff("Writing item")));
        }

        var store = bench.Get<IRecordStore>();
        Assert.Equal("Oz", Assert.Single((await bench.Read()).Partners, partner => partner.Code.Value == "AUS").Name);
        await Replace(store, "AUS", "Australia");
        await Remove(store, "NZL");

        Assert.True(await bench.Get<Importer>().Recover(TimeSpan.FromMinutes(1), default));

        var register = await bench.Read();
        Assert.Equal("Australia", Assert.Single(register.Partners).Name);
        Assert.Equal(2, register.Items.Count);
    }

    [Theory]
    [InlineData("lines")]
    [InlineData("files")]
    public async Task A_row_whose_record_somebody_changed_meanwhile_is_rejected_and_tells_who_changed_what(string form)
    {
        await using var other = await HostedProgram.StartAsync(ProgramFixture.SettingsOf(examples.ConnectionString, examples.StoragePrefix), runsByItself: false);
        using var client = new HttpClient { BaseAddress = other.Address }.As("POL", Role.Contributor, Role.Coordinator);
        string[] codes = form == "lines" ? ["PRT", "ESP"] : ["GRC", "HRV"];
        foreach (var code in codes)
        {
            await client.Post("api/v1/partners", Partner(code, "First"));
        }

        using var writing = examples.Storage.Hold(asked => form == "lines" ? asked.Stores("/results/", codes[0]) : asked.Stores("/turn", "plannedAt"));
        var job = (form == "lines"
            ? await examples.Client.PostLines(codes.Select(code => JobLines.Of("partners", Partner(code, "Imported"))))
            : await examples.Client.PostBody("?file=partners.csv", "text/csv", System.Text.Encoding.UTF8.GetBytes(
                "code,name,theater,memberships,releasable_to\n" + string.Concat(codes.Select(code => $"{code},Imported,europe,,everyone\n"))))).Job();
        await writing.Met;
        var put = await client.Put($"api/v1/partners/{codes[0]}", Partner(codes[0], "Changed"), "*");
        Assert.True(put.Status == System.Net.HttpStatusCode.OK, put.ToString());
        writing.LetGo();
        var ended = await examples.Client.End(job);

        Assert.Equal(("succeeded", (2, 0, 1, 0, 1)), (ended.State(), ended.Rows()));
        var row = Assert.Single(await examples.Client.Results(job, "?outcome=rejected"));
        Assert.Equal(codes[0], (string?)row["id"]);
        Assert.Equal("changed-since", (string?)row["faults"]![0]!["code"]);
        Assert.Matches(@"^Changed \(/name\) by POL:\S+ at [0-9T:Z-]+\. It stays as it is now", (string?)row["faults"]![0]!["detail"]);
        Assert.Equal("Changed", (string?)(await client.Get($"api/v1/partners/{codes[0]}")).Json["name"]);
        Assert.Equal("Imported", (string?)(await client.Get($"api/v1/partners/{codes[1]}")).Json["name"]);
        Assert.Equal(form == "files" ? 1 : null, (int?)ended["files"]?[0]!["rejected"]);
    }

    private static System.Text.Json.Nodes.JsonObject Partner(string code, string name) => new()
    {
        ["code"] = code,
        ["name"] = name,
        ["theater"] = "europe",
        ["memberships"] = new System.Text.Json.Nodes.JsonArray(),
        ["releasableTo"] = new System.Text.Json.Nodes.JsonArray("everyone"),
    };

    private static async Task Replace(IRecordStore store, string code, string name)
    {
        var entry = await store.Find(RecordKinds.Partners, code, default);
        var record = RecordKinds.Partners.Read($$"""{"code":"{{code}}","name":"{{name}}","theater":"{{(code == "SWE" ? "europe" : "indo-pacific")}}","memberships":[],"releasableTo":["everyone"]}""");
        await (entry is null
            ? store.Add(RecordKinds.Partners, record, Colleague, answer: null, default)
            : (Task)store.Replace(RecordKinds.Partners, record, entry.Version, Colleague, default));
    }

    private static async Task Remove(IRecordStore store, string code)
    {
        var version = (await store.FindToChange(RecordKinds.Partners, code, default))!.Version;
        Assert.Equal(WriteOutcome.Done, (await store.Remove(RecordKinds.Partners, code, version, Colleague, default)).Outcome);
    }
}
