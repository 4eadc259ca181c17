using System.Net;
using System.Text.Json.Nodes;
using Azure;
using CoProduction.Functions.Records;
using CoProduction.Functions.Tests.Store;
using CoProduction.Functions.Tests.Store.Tables.Live;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Tests.Records;

/// <summary>Sixteen clients that change one record at the same time.</summary>
public sealed class ContentionTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private const int Writers = 16;

    private HttpClient Client => register.Client;

    [Fact]
    public async Task Each_change_of_any_version_is_made()
    {
        var address = await Create("pol-any-version");

        var answers = await AtOnce(writer => Change(address, writer, "*"));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(1 + Writers, await Revisions(address));
    }

    [Fact]
    public async Task Of_the_changes_of_one_version_one_is_made_and_the_others_are_told_at_once()
    {
        var address = await Create("pol-one-version");
        var etag = (await Client.Get(address)).ETag;

        var answers = await AtOnce(writer => Change(address, writer, etag));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(Writers - 1, answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, await Revisions(address));
    }

    [Fact]
    public async Task Who_reads_again_after_being_refused_succeeds_after_at_most_as_many_tries_as_there_are_writers()
    {
        var address = await Create("pol-read-again");

        var tries = await AtOnce(async writer =>
        {
            for (var attempt = 1; ; attempt++)
            {
                if ((await Change(address, writer, (await Client.Get(address)).ETag)).Status == HttpStatusCode.OK)
                {
                    return attempt;
                }
            }
        });

        Assert.All(tries, count => Assert.InRange(count, 1, Writers));
        Assert.Equal(1 + Writers, await Revisions(address));
    }

    /// <summary>What the table has and nobody was told of can only be known from a refusal. What is read next must not contradict it.</summary>
    [Fact]
    public async Task Who_is_refused_reads_next_what_it_was_refused_for_even_if_the_writer_of_that_was_never_answered()
    {
        var (replaced, removed, added) = (await Create("pol-replaced"), await Create("pol-removed"), "api/v1/stocks/pol-added");
        var (of, removedOf) = ((await Client.Get(replaced)).ETag, (await Client.Get(removed)).ETag);
        using var requests = new RequestLog { Refuse = RequestLog.IsNote };
        await using var other = RegisterUnderTest.Of(register.Settings, requests.Options);
        var stocks = other.Registry<Stock>();

        await EndsUnanswered(() => stocks.Replace(Record("pol-replaced", 7), Tag(of), HistoryChain.Author, default));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Change(replaced, 1, of)).Status);
        Assert.Equal(7, (double)(await Client.Get(replaced)).Json["value"]!);

        await EndsUnanswered(() => stocks.Remove("pol-removed", Tag(removedOf), HistoryChain.Author, default));
        Assert.Equal(HttpStatusCode.NotFound, (await Change(removed, 1, removedOf)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.Get(removed)).Status);

        await EndsUnanswered(() => stocks.Add(Record("pol-added", 7), HistoryChain.Author, default));
        Assert.Equal(HttpStatusCode.Conflict, (await Client.Post("api/v1/stocks", Stock("pol-added", 1))).Status);
        Assert.Equal(7, (double)(await Client.Get(added)).Json["value"]!);
    }

    private static Task<RequestFailedException> EndsUnanswered(Func<Task> write) => Assert.ThrowsAsync<RequestFailedException>(write);

    private static string Tag(string etag) => etag.Trim('"');

    private static Stock Record(string id, int value) => (Stock)RecordKinds.Stocks.Read(Stock(id, value).ToJsonString());

    private async Task<string> Create(string id)
    {
        var answer = await Client.Post("api/v1/stocks", Stock(id, 1));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        return $"api/v1/stocks/{id}";
    }

    private Task<Answer> Change(string address, int writer, string etag) => Client.Put(address, Stock(address.Split('/')[^1], 100 + writer), etag);

    private static JsonObject Stock(string id, int value)
    {
        var body = ResourceCase.Of("stocks").Another;
        (body["id"], body["value"]) = (id, value);
        return body;
    }

    private async Task<int> Revisions(string address) => (await Client.Get($"{address}/history")).Json["items"]!.AsArray().Count;

    private static Task<T[]> AtOnce<T>(Func<int, Task<T>> write) => Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => write(writer))));
}
