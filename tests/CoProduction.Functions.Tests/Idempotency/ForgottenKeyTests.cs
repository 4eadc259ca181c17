using Azure.Data.Tables;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Idempotency;

/// <summary>The keys that remain after the nightly deletion.</summary>
public sealed class ForgottenKeyTests : IAsyncLifetime
{
    private readonly ClockedProgram program = new();

    public ValueTask InitializeAsync() => program.InitializeAsync();

    public ValueTask DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task Nothing_of_a_key_is_left_after_the_night()
    {
        var job = (await program.Client.PostLines(JobLines.Examples)).Job();
        await program.Client.Ask(HttpMethod.Post, $"{job}/cancel", null, ("Idempotency-Key", "cancel"));
        await program.Client.Ask(
            HttpMethod.Post, "api/v1/stocks", Asking.Json(ResourceCase.Of("stocks").Example.ToJsonString().Replace("primer-days", "other-days", StringComparison.Ordinal)), ("Idempotency-Key", "stock"));
        Assert.Equal(["answer", "answer", "key", "key"], await Left());

        program.Clock.Now += TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1);
        await program.Fire("ForgetOld");

        Assert.Empty(await Left());
    }

    private async Task<string[]> Left()
    {
        var found = new List<string>();
        await foreach (var row in new TableClient(program.ConnectionString, $"{program.StoragePrefix}Register").QueryAsync<TableEntity>(select: ["RowKey"]))
        {
            found.Add(row.RowKey.Split('|')[0]);
        }

        return [.. found.Where(what => what is "key" or "answer").Order()];
    }
}
