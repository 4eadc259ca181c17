using System.IO.Compression;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.History.Audit;

/// <summary>The ends of histories stored each night, and histories that were replaced as a whole and are consistent in themselves.</summary>
public sealed class KeptHeadsTests : IAsyncLifetime
{
    private const string Id = "pol-primer-days";

    private readonly ClockedProgram program = new();
    private TableClient table = null!;

    public async ValueTask InitializeAsync()
    {
        await program.InitializeAsync();
        table = new TableClient(program.ConnectionString, $"{program.StoragePrefix}Register");
        await Put(5);
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task Every_history_has_its_end_in_the_nights_blob_removed_records_too()
    {
        await Put(6, "pol-removed");
        await program.Client.Delete("api/v1/stocks/pol-removed", "*");

        await program.Fire("KeepAuditHeads");

        var (name, heads) = Assert.Single(await Kept());
        Assert.Equal($"{program.Clock.Now:yyyyMMdd'T'HHmmss'Z'}.json.gz", name);
        Assert.Equal((await Ends()).Order(), heads.Order());
        Assert.Contains(heads, head => head.StartsWith("stock pol-removed 2 ", StringComparison.Ordinal));
        Assert.Equal(program.Clock.Now, (await Verify())["comparedWith"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task History_that_was_replaced_whole_is_found_by_where_it_ended_that_night()
    {
        await program.Fire("KeepAuditHeads");
        await Erase(Id);
        program.Clock.Now += TimeSpan.FromHours(1);
        await Put(500);
        await Put(501);

        var fault = Assert.Single((await Verify())["faults"]!.AsArray())!;

        Assert.Equal((Id, 2, "head-differs"), (fault["id"]!.GetValue<string>(), fault["revision"]!.GetValue<int>(), fault["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task History_that_was_replaced_by_a_shorter_one_is_found()
    {
        await program.Fire("KeepAuditHeads");
        await Erase(Id);
        await Put(500);

        Assert.Equal("head-differs", Assert.Single((await Verify())["faults"]!.AsArray())!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Record_that_was_taken_out_with_all_its_history_is_found()
    {
        await program.Fire("KeepAuditHeads");
        await Erase(Id);

        Assert.Equal("record-removed", Assert.Single((await Verify())["faults"]!.AsArray())!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_goes_on_after_the_night_is_sound_and_the_last_night_is_compared_with()
    {
        await program.Fire("KeepAuditHeads");
        await program.Fire("KeepAuditHeads");
        program.Clock.Now += TimeSpan.FromDays(1);
        await Put(7);
        await program.Fire("KeepAuditHeads");
        await Put(8);

        Assert.Equal(2, (await Kept()).Count);
        var verdict = await Verify();
        Assert.Empty(verdict["faults"]!.AsArray());
        Assert.Equal(program.Clock.Now, verdict["comparedWith"]!.GetValue<DateTimeOffset>());
    }

    private async Task Put(double value, string id = Id)
    {
        var stock = ResourceCase.Of("stocks").Example;
        (stock["id"], stock["value"]) = (id, value);
        var answer = await program.Client.Put($"api/v1/stocks/{id}", stock, "*");
        Assert.True((int)answer.Status == 200 || (int)(answer = await program.Client.Post("api/v1/stocks", stock)).Status == 201, answer.ToString());
    }

    /// <summary>Deletes a record with its whole history from the table, so that a new one can start in its place.</summary>
    private async Task Erase(string id)
    {
        await table.DeleteEntityAsync("POL", $"record|stock|{id}");
        foreach (var row in (await Rows()).Where(row => row.RowKey.StartsWith($"history|stock|{id}|", StringComparison.Ordinal)))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }
    }

    private async Task<JsonNode> Verify() => (await program.Client.Get("api/v1/audit/verify")).Json;

    /// <summary>The end of each history in the table: kind, id, revision, hash.</summary>
    private async Task<IReadOnlyList<string>> Ends() =>
    [
        .. (await Rows()).Where(row => row.RowKey.StartsWith("history|", StringComparison.Ordinal))
            .GroupBy(row => row.RowKey[..row.RowKey.LastIndexOf('|')])
            .Select(history => history.MaxBy(row => row.RowKey, StringComparer.Ordinal)!)
            .Select(last => $"{last.RowKey.Split('|')[1]} {last.RowKey.Split('|')[2]} {last["Number"]} {last["Hash"]}"),
    ];

    private async Task<IReadOnlyList<TableEntity>> Rows() => await table.QueryAsync<TableEntity>().ToListAsync();

    private async Task<IReadOnlyList<(string Name, IReadOnlyList<string> Heads)>> Kept()
    {
        var kept = new List<(string, IReadOnlyList<string>)>();
        var container = new BlobContainerClient(program.ConnectionString, $"{program.StoragePrefix}-audit");
        await foreach (var blob in container.GetBlobsAsync())
        {
            await using var zip = new GZipStream(await container.GetBlobClient(blob.Name).OpenReadAsync(), CompressionMode.Decompress);
            var heads = (await JsonNode.ParseAsync(zip))!.AsArray();
            kept.Add((blob.Name, [.. heads.Select(head => $"{head!["kind"]} {head["id"]} {head["revision"]} {head["hash"]}")]));
        }

        return kept;
    }
}
