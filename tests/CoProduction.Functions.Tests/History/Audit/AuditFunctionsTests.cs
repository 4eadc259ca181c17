using Azure.Data.Tables;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.History.Audit;

/// <summary>Rows that were changed directly in the table, not by the program.</summary>
public sealed class AuditFunctionsTests : IAsyncLifetime
{
    private const string Partition = "POL";
    private const string Record = "record|stock|pol-primer-days";
    private const string First = "history|stock|pol-primer-days|0000000001";
    private const string Second = "history|stock|pol-primer-days|0000000002";

    private readonly ExamplesFixture register = new();
    private TableClient table = null!;

    public async ValueTask InitializeAsync()
    {
        await register.InitializeAsync();
        table = new TableClient(register.Settings["AzureWebJobsStorage"], $"{register.Settings["CoProduction__TablePrefix"]}Register");
        foreach (var value in new[] { 5, 6 })
        {
            var stock = ResourceCase.Of("stocks").Example;
            stock["value"] = value;
            await register.Client.Put("api/v1/stocks/pol-primer-days", stock, "*");
        }
    }

    public ValueTask DisposeAsync() => register.DisposeAsync();

    [Fact]
    public async Task Untouched_history_is_sound_for_all_who_ask()
    {
        Assert.Empty(await Codes(register.Client));
        using var reader = register.ClientOf("GBR", Role.Reader);
        Assert.Empty(await Codes(reader));
    }

    [Fact]
    public async Task Changed_revision_is_found()
    {
        await Change(First, row => row["By"] = "POL:somebody");

        Assert.Contains("changed", await Codes(register.Client));
    }

    [Fact]
    public async Task Removed_revision_is_found()
    {
        await table.DeleteEntityAsync(Partition, Second);

        Assert.Contains("removed", await Codes(register.Client));
    }

    [Fact]
    public async Task Removed_last_revision_is_found()
    {
        await table.DeleteEntityAsync(Partition, "history|stock|pol-primer-days|0000000003");

        Assert.Contains("removed", await Codes(register.Client));
    }

    [Fact]
    public async Task Reordered_revisions_are_found()
    {
        var (first, second) = (await Row(First), await Row(Second));
        (first.RowKey, second.RowKey) = (second.RowKey, first.RowKey);
        await table.UpsertEntityAsync(first, TableUpdateMode.Replace);
        await table.UpsertEntityAsync(second, TableUpdateMode.Replace);

        Assert.Contains("reordered", await Codes(register.Client));
    }

    [Fact]
    public async Task Record_that_was_changed_past_its_history_is_found()
    {
        await Change(Record, row => row["Json"] = row.GetString("Json").Replace("\"value\":6", "\"value\":600", StringComparison.Ordinal));

        Assert.Equal("record-changed", Assert.Single(await Codes(register.Client)));
    }

    [Fact]
    public async Task Removed_record_is_found()
    {
        await table.DeleteEntityAsync(Partition, Record);

        Assert.Contains("record-removed", await Codes(register.Client));
    }

    [Fact]
    public async Task Fault_in_a_hidden_record_is_told_to_an_operator_alone_and_without_its_id()
    {
        using var reader = register.ClientOf("GBR", Role.Reader);
        using var anOperator = register.ClientOf("GBR", Role.Operator);
        await Change(First, row => row["By"] = "POL:somebody");

        var told = (await anOperator.Get("api/v1/audit/verify")).Json;

        Assert.Empty(await Codes(reader));
        Assert.False(told["isSound"]!.GetValue<bool>());
        Assert.Contains("changed", told["faults"]!.AsArray().Select(fault => fault!["code"]!.GetValue<string>()));
        Assert.All(told["faults"]!.AsArray(), fault =>
            Assert.Equal(("stock", "POL", null, null), ((string?)fault!["kind"], (string?)fault["keptBy"], fault["id"], fault["revision"])));
    }

    [Fact]
    public async Task Row_that_is_no_record_any_more_is_found()
    {
        await Change(Record, row => row["Json"] = "{}");

        Assert.Contains("record-changed", await Codes(register.Client));
    }

    private async Task<TableEntity> Row(string key) => (await table.GetEntityAsync<TableEntity>(Partition, key)).Value;

    private async Task Change(string key, Action<TableEntity> change)
    {
        var row = await Row(key);
        change(row);
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }

    private static async Task<string[]> Codes(HttpClient client)
    {
        var answer = await client.Get("api/v1/audit/verify");
        var faults = answer.Json["faults"]!.AsArray();
        Assert.Equal(faults.Count == 0, answer.Json["isSound"]!.GetValue<bool>());
        Assert.All(faults, fault => Assert.Equal("pol-primer-days", fault!["id"]!.GetValue<string>()));
        return [.. faults.Select(fault => fault!["code"]!.GetValue<string>())];
    }
}
