using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Records;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Store.Earlier;

/// <summary>Records that an earlier version stored, read by today's program.</summary>
public sealed class EarlierRecordTests(EarlierProgram earlier) : IClassFixture<EarlierProgram>
{
    /// <summary>Every kind whose JSON has only gained members since. The two others have tests of their own.</summary>
    public static TheoryData<string> SameKinds =>
        [.. EarlierSamples.Records.Keys.Select(key => key.Kind).Distinct().Except([RecordKinds.Factories.Name, RecordKinds.MineralChains.Name])];

    [Fact]
    public void Samples_hold_every_kind_of_that_version() =>
        Assert.Equal(
            RecordKinds.Standard.All.Select(kind => kind.Name).Except([RecordKinds.Coverages.Name]).Order(),
            EarlierSamples.Records.Keys.Select(key => key.Kind).Distinct().Order());

    [Theory]
    [MemberData(nameof(SameKinds))]
    public async Task Record_reads_as_it_was_stored(string kind)
    {
        foreach (var (key, stored) in EarlierSamples.Records.Where(record => record.Key.Kind == kind))
        {
            JsonAssert.Equal(stored, await Read(kind, key.Id));
        }
    }

    [Fact]
    public async Task Rate_a_month_is_a_statement_of_the_output_and_a_surge_rate_one_of_the_surge()
    {
        var lines = (await Read("factory", "nor-raufoss"))["lines"]!;

        JsonAssert.Equal(
            """
            [
              { "measure": "output", "quantity": { "low": 0, "per": "month" }, "period": "2024-2025" },
              { "measure": "surge", "quantity": { "low": 1234.5, "per": "month" }, "period": "2024-2025" }
            ]
            """,
            lines[0]!["rates"]!);
        JsonAssert.Equal("[]", lines[1]!["rates"]!);
        JsonAssert.Equal("""[{ "measure": "surge", "quantity": { "low": 70, "per": "month" } }]""", lines[2]!["rates"]!);
        JsonAssert.Equal("""[{ "measure": "output", "quantity": { "low": 2000000.125, "per": "month" } }]""", lines[3]!["rates"]!);
        Assert.Equal(
            [("155-HE", "complete"), ("155-PRIMER", "primer"), ("155-PRIMER", "charge"), ("155-PRIMER", "fuze")],
            lines.AsArray().Select(line => ((string)line!["item"]!, (string)line["stage"]!)));
    }

    [Fact]
    public async Task Expansion_is_a_plan_with_its_history_and_a_new_rate_of_0_is_a_closure()
    {
        var line = (await Read("factory", "nor-raufoss"))["lines"]![0]!;
        var source = line["plans"]![0]!["source"]!;

        JsonAssert.Equal(Stored("nor-raufoss")["source"]!, source);
        JsonAssert.Equal(
            $$"""
            [
              { "id": "x1", "from": "2026-12", "added": { "low": 500.25, "per": "month" }, "rampMonths": 3, "stage": "announced", "datePrecision": "placeholder", "source": {{source}} },
              { "id": "x2", "from": "2027-06", "stage": "proposed", "datePrecision": "reported", "source": {{source}} },
              {
                "id": "end", "kind": "closure", "from": "2031-01", "stage": "contracted", "datePrecision": "reported", "source": {{source}},
                "history": [
                  { "heldUntil": "2025-01-31", "kind": "closure", "from": "2030-01", "stage": "proposed" },
                  { "heldUntil": "2025-06-30", "from": "2030-07", "added": { "low": 10, "per": "month" }, "stage": "announced" },
                  { "heldUntil": "2025-06-30", "from": "2030-09", "stage": "announced" }
                ]
              },
              { "id": "off", "from": "2026-02", "total": { "low": 9000, "per": "month" }, "rampMonths": 120, "stage": "cancelled", "datePrecision": "reported", "source": {{source}} }
            ]
            """,
            line["plans"]!);
    }

    [Fact]
    public async Task History_that_the_register_kept_of_an_expansion_is_that_of_the_plan() =>
        JsonAssert.Equal(
            """
            [
              { "heldUntil": "2026-03-31", "from": "2026-10", "total": { "low": 14000, "per": "month" }, "stage": "announced", "releases": [{ "releasableTo": ["POL", "NATO"] }] },
              { "heldUntil": "2026-06-11", "from": "2027-04", "total": { "low": 15000, "per": "month" }, "stage": "funded", "releases": [{ "releasableTo": ["POL", "NATO"] }] },
              { "heldUntil": "2026-06-21", "from": "2027-10", "total": { "low": 15000, "per": "month" }, "stage": "building", "releases": [{ "releasableTo": ["POL", "NATO"] }] }
            ]
            """,
            (await Read("factory", "pol-nowa-deba"))["lines"]![0]!["plans"]![0]!["history"]!);

    [Theory]
    [InlineData("nor-raufoss", "idle")]
    [InlineData("pol-nowa-deba", "operating")]
    [InlineData("usa-shut-works", "closed")]
    public async Task Status_is_the_first_and_has_no_date(string id, string status)
    {
        var read = await Read("factory", id);

        JsonAssert.Equal($$"""[{ "status": "{{status}}" }]""", read["statuses"]!);
        var sameMembers = Stored(id).Where(member => member.Key is not ("status" or "lines"));
        Assert.All(sameMembers, member => JsonAssert.Equal(member.Value!, read[member.Key]!));
    }

    [Fact]
    public async Task Basis_of_a_share_is_understood_and_otherwise_stays_a_text_of_its_own()
    {
        var (stored, read) = (EarlierSamples.Records[("mineral-chain", "tungsten")], await Read("mineral-chain", "tungsten"));

        Assert.Equal(
            [
                "world",
                "world (world mine production)",
                "world (USGS)",
                "exports",
                "theater:europe",
                "US imports of carbide tools",
                "theater- all of the west",
                "partner- whoever buys (2022)",
            ],
            read["shares"]!.AsArray().Select(share => (string)share!["basis"]!));
        foreach (var share in stored["shares"]!.AsArray().Concat(read["shares"]!.AsArray()))
        {
            share!.AsObject().Remove("basis");
        }

        JsonAssert.Equal(stored, read);
    }

    private static JsonObject Stored(string factory) => EarlierSamples.Records[("factory", factory)];

    /// <summary>The record as its owner reads it.</summary>
    private async Task<JsonObject> Read(string kind, string id)
    {
        var partition = EarlierSamples.Rows.Single(row => (string)row["RowKey"]! == $"record|{kind}|{id}")["PartitionKey"]!.GetValue<string>();
        using var owner = earlier.ClientOf(partition.Length == 3 ? partition : "POL");
        var answer = await owner.Get($"api/v1/{RecordKinds.Standard.Of(kind).Path}/{id}");
        Assert.True(answer.Status == HttpStatusCode.OK, $"{kind} {id}: {answer}");
        return answer.Json.AsObject();
    }
}
