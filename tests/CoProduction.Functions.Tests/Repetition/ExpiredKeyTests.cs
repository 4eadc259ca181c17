using System.Net;
using System.Text;
using Azure.Data.Tables;
using CoProduction.Functions.Tests.Imports;
using CoProduction.Functions.Tests.Resources;

namespace CoProduction.Functions.Tests.Repetition;

/// <summary>Keys within and after their 24 hours, whether or not the night has taken the old ones away.</summary>
public sealed class ExpiredKeyTests : IAsyncLifetime
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly ClockedProgram program = new();

    public ValueTask InitializeAsync() => program.InitializeAsync();

    public ValueTask DisposeAsync() => program.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Record_is_entered_again_after_a_day_and_not_before(bool forgets)
    {
        var stock = ResourceCase.Of("stocks").Example;
        stock.Remove("id");
        stock["value"] = 4711;

        var (first, within, after) = await Thrice(
            forgets, () => program.Client.Ask(HttpMethod.Post, "api/v1/stocks", Asking.Json(stock.ToJsonString()), ("Idempotency-Key", "stock")));

        Assert.Equal((HttpStatusCode.Created, first.Headers.Location), (within.Status, within.Headers.Location));
        Assert.Equal(HttpStatusCode.Created, after.Status);
        Assert.NotEqual(first.Headers.Location, after.Headers.Location);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Files_are_imported_again_after_a_day_and_not_before(bool forgets)
    {
        var body = Encoding.UTF8.GetBytes("code,name,theater,memberships,releasable_to\nNOR,Norway,europe,NATO,everyone\n");

        var (first, within, after) = await Thrice(
            forgets, () => program.Client.PostBody("?file=partners.csv", "text/csv", body, ("Idempotency-Key", "files")));

        Assert.Equal((1, 1), (first.Json["added"]!.GetValue<int>(), within.Json["added"]!.GetValue<int>()));
        Assert.Equal(1, after.Json["unchanged"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Job_is_another_after_a_day_and_not_before(bool forgets)
    {
        var (first, within, after) = await Thrice(
            forgets, () => program.Client.PostBody("", JobClient.JsonLines, Encoding.UTF8.GetBytes(JobLines.Examples.First()), ("Idempotency-Key", "job")));

        Assert.Equal(first.Job(), within.Job());
        Assert.NotEqual(first.Job(), after.Job());
        Assert.Equal([after.Job(), first.Job()], (await program.Client.Get("api/v1/imports")).Json["items"]!.AsArray().Select(job => job!["self"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Nothing_of_a_key_is_left_after_the_night()
    {
        var job = (await program.Client.PostLines(JobLines.Examples)).Job();
        await program.Client.Ask(HttpMethod.Post, $"{job}/cancel", null, ("Idempotency-Key", "cancel"));
        await program.Client.Ask(
            HttpMethod.Post, "api/v1/stocks", Asking.Json(ResourceCase.Of("stocks").Example.ToJsonString().Replace("primer-days", "other-days", StringComparison.Ordinal)), ("Idempotency-Key", "stock"));
        Assert.Equal(["answer", "answer", "key", "key"], await Left());

        program.Clock.Now += Day + TimeSpan.FromSeconds(1);
        await program.Fire("ForgetOld");

        Assert.Empty(await Left());
    }

    private async Task<(Answer First, Answer Within, Answer After)> Thrice(bool forgets, Func<Task<Answer>> send)
    {
        var first = await send();
        await Move(Day);
        var within = await send();
        await Move(TimeSpan.FromSeconds(1));
        var after = await send();

        Assert.Equal([false, true, false], new[] { first, within, after }.Select(answer => answer.Headers.Contains("Idempotency-Replayed")));
        Assert.Equal((first.Status, first.Text), (within.Status, within.Text));
        return (first, within, after);

        async Task Move(TimeSpan by)
        {
            program.Clock.Now += by;
            await (forgets ? program.Fire("ForgetOld") : Task.CompletedTask);
        }
    }

    private async Task<string[]> Left()
    {
        var found = new List<string>();
        await foreach (var row in new TableClient(program.ConnectionString, $"{program.TablePrefix}Register").QueryAsync<TableEntity>(select: ["RowKey"]))
        {
            found.Add(row.RowKey.Split('|')[0]);
        }

        return [.. found.Where(what => what is "key" or "answer").Order()];
    }
}
