using System.Text.Json.Nodes;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Tests.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Protocols;

namespace CoProduction.Functions.Tests.Access;

/// <summary>The times at which keys are fetched, on a clock that the test moves.</summary>
public sealed class IssuerKeysTests
{
    private const string Issuer = "https://issuer.example.org";

    private readonly SetClock clock = new();
    private readonly Documents documents = new();
    private readonly IssuerKeys keys;

    public IssuerKeysTests() => keys = new IssuerKeys(Issuer, $"{Issuer}/metadata", documents, clock, NullLogger<IssuerKeys>.Instance);

    [Fact]
    public async Task Keys_are_fetched_once_for_many_tokens()
    {
        for (var n = 0; n < 3; n++)
        {
            Assert.Single(await keys.Find(documents.Key.Id, default));
        }

        Assert.Equal(1, documents.Fetches);
    }

    [Fact]
    public async Task Unknown_key_has_them_fetched_again_but_not_within_the_pause()
    {
        await keys.Find(documents.Key.Id, default);

        Assert.Empty(await keys.Find("unknown", default));
        Assert.Equal(1, documents.Fetches);

        clock.Now += IssuerKeys.Pause;
        Assert.Empty(await keys.Find("unknown", default));
        Assert.Empty(await keys.Find("unknown", default));
        Assert.Equal(2, documents.Fetches);
    }

    [Fact]
    public async Task Withdrawn_key_is_good_for_an_hour_at_most()
    {
        var withdrawn = documents.Key;
        await keys.Find(withdrawn.Id, default);
        documents.Key = new SigningKey();

        clock.Now += IssuerKeys.Freshness - TimeSpan.FromSeconds(1);
        Assert.Single(await keys.Find(withdrawn.Id, default));

        clock.Now += TimeSpan.FromSeconds(1);
        await keys.Find(withdrawn.Id, default);
        Assert.Empty(await keys.Find(withdrawn.Id, default));
        Assert.Single(await keys.Find(documents.Key.Id, default));
    }

    [Fact]
    public async Task Known_keys_are_good_for_a_day_without_the_issuer()
    {
        await keys.Find(documents.Key.Id, default);
        documents.AreAway = true;

        clock.Now += IssuerKeys.Longest - TimeSpan.FromSeconds(1);
        Assert.Single(await keys.Find(documents.Key.Id, default));

        clock.Now += TimeSpan.FromSeconds(1);
        await AssertUnavailable(documents.Key.Id);
    }

    [Fact]
    public async Task Unknown_key_is_neither_good_nor_bad_while_the_issuer_is_away()
    {
        await keys.Find(documents.Key.Id, default);
        documents.AreAway = true;
        clock.Now += IssuerKeys.Pause;

        await AssertUnavailable("unknown");
    }

    [Fact]
    public async Task Issuer_that_has_never_answered_is_asked_once_in_a_pause()
    {
        documents.AreAway = true;

        await AssertUnavailable(documents.Key.Id);
        await AssertUnavailable("unknown");
        Assert.Equal(1, documents.Fetches);

        clock.Now += IssuerKeys.Pause;
        await AssertUnavailable(documents.Key.Id);
        await AssertUnavailable("unknown");
        Assert.Equal(2, documents.Fetches);
    }

    [Fact]
    public async Task Issuer_that_answers_no_more_is_asked_once_in_a_pause()
    {
        await keys.Find(documents.Key.Id, default);
        documents.AreAway = true;
        clock.Now += IssuerKeys.Freshness;

        for (var n = 0; n < 3; n++)
        {
            await AssertUnavailable("unknown");
            Assert.Single(await keys.Find(documents.Key.Id, default));
        }

        Assert.Equal(2, documents.Fetches);
    }

    [Fact]
    public async Task Tokens_that_come_together_share_one_fetch()
    {
        documents.Held = new TaskCompletionSource();
        var waiting = Enumerable.Range(0, 3).Select(_ => keys.Find(documents.Key.Id, default).AsTask()).ToArray();
        documents.Held.SetResult();

        Assert.All(await Task.WhenAll(waiting), found => Assert.Single(found));
        Assert.Equal(1, documents.Fetches);
    }

    [Fact]
    public async Task Request_that_is_given_up_leaves_the_fetch_to_the_others()
    {
        documents.Held = new TaskCompletionSource();
        using var cancellation = new CancellationTokenSource();
        var first = keys.Find(documents.Key.Id, cancellation.Token).AsTask();
        var second = keys.Find(documents.Key.Id, default).AsTask();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        documents.Held.SetResult();

        Assert.Single(await second);
        Assert.Equal(1, documents.Fetches);
    }

    [Fact]
    public async Task Metadata_of_another_issuer_is_worth_nothing()
    {
        documents.Issuer = "https://other.example.org";

        await AssertUnavailable(documents.Key.Id);
    }

    [Theory]
    [InlineData("https://issuer.example.org/keys", true)]
    [InlineData("http://127.0.0.1:8080/keys", true)]
    [InlineData("http://localhost/keys", true)]
    [InlineData("http://issuer.example.org/keys", false)]
    [InlineData("http://127.0.0.1.example.org/keys", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/keys", false)]
    public void Keys_are_asked_for_over_https_or_on_this_machine(string address, bool safe) =>
        Assert.Equal(safe, IssuerDocuments.IsSafe(address));

    private Task<IssuerUnavailableException> AssertUnavailable(string keyId) =>
        Assert.ThrowsAsync<IssuerUnavailableException>(async () => await keys.Find(keyId, default));

    private sealed class Documents : IDocumentRetriever
    {
        public SigningKey Key { get; set; } = new();

        public string Issuer { get; set; } = IssuerKeysTests.Issuer;

        public bool AreAway { get; set; }

        /// <summary>The event that a response waits for.</summary>
        public TaskCompletionSource? Held { get; set; }

        public int Fetches { get; private set; }

        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            if (address.EndsWith("/keys", StringComparison.Ordinal))
            {
                return new JsonObject { ["keys"] = new JsonArray(Key.Published()) }.ToJsonString();
            }

            Fetches++;
            if (Held is not null)
            {
                await Held.Task.WaitAsync(cancel);
            }

            return AreAway
                ? throw new HttpRequestException("away")
                : new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = $"{Issuer}/keys" }.ToJsonString();
        }
    }
}
