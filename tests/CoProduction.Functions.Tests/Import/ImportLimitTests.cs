using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Http;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>The limits of one import and of imports at a time, on a program that runs no jobs, so that jobs wait.</summary>
public sealed class ImportLimitTests : IAsyncLifetime
{
    private readonly Dictionary<string, string?> settings = [];
    private readonly HttpClient client = new HttpClient().As("POL");
    private HostedProgram? program;

    public async ValueTask InitializeAsync()
    {
        settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        settings["AzureWebJobsStorage"] = (await Azurite.Shared).NewAccount();
        settings[DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (program is not null)
        {
            await program.DisposeAsync();
        }
    }

    [Fact]
    public async Task One_import_too_many_is_refused_with_the_time_to_try_again()
    {
        await Serve(("CoProduction__Limits__ConcurrentImports", "2"));
        var first = (await client.PostLines(JobLines.Examples)).Job();
        await client.PostLines(JobLines.Examples);

        var third = await client.PostLines(JobLines.Examples);
        using var other = new HttpClient { BaseAddress = client.BaseAddress }.As("JPN");
        var others = await other.PostLines(JobLines.Examples);
        var cancelled = await client.Ask(HttpMethod.Post, $"{first}/cancel", null);
        var again = await client.PostLines(JobLines.Examples);

        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-imports"), (third.Status, third.Code));
        Assert.Equal("30", third.Headers.GetValues("Retry-After").Single());
        Assert.Equal(HttpStatusCode.Accepted, others.Status);
        Assert.Equal((HttpStatusCode.OK, "cancelled"), (cancelled.Status, cancelled.Json.State()));
        Assert.Equal(HttpStatusCode.Accepted, again.Status);
    }

    [Fact]
    public async Task Imports_that_come_at_the_same_time_are_no_more_than_there_may_be()
    {
        await Serve(("CoProduction__Limits__ConcurrentImports", "3"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.PostLines(JobLines.Examples)));

        Assert.InRange(answers.Count(answer => answer.Status == HttpStatusCode.Accepted), 0, 3);
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Accepted or HttpStatusCode.TooManyRequests, answer.ToString()));
        Assert.Equal(
            answers.Count(answer => answer.Status == HttpStatusCode.Accepted),
            (await client.Get("api/v1/imports")).Json["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Upload_that_is_too_large_is_refused_and_nothing_of_it_is_kept(bool tellsLength, bool hasKey)
    {
        await Serve(("CoProduction__Import__LargestBody", "6000000"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/imports");
        request.Content = new StreamContent(new EndlessLines(6_500_000));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(JobClient.JsonLines);
        request.Content.Headers.ContentLength = tellsLength ? 6_500_000 : null;
        request.Headers.TransferEncodingChunked = !tellsLength;
        request.Headers.Add("Idempotency-Key", hasKey ? ["too much"] : Array.Empty<string>());

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("body-too-large", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>());
        Assert.Empty((await client.Get("api/v1/imports")).Json["items"]!.AsArray());
        Assert.Empty(await Blobs());
    }

    [Fact]
    public async Task Little_that_holds_much_is_refused()
    {
        await Serve(("CoProduction__Import__LargestContent", "1000000"));
        var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(new string(' ', 2_000_000)));
        }

        Assert.Equal("body-too-large", (await client.PostZipped(zipped.ToArray())).Code);
        Assert.Empty(await Blobs());
    }

    [Fact]
    public async Task Upload_that_is_larger_than_the_memory_of_the_program_is_taken_with_a_key_and_without()
    {
        settings["DOTNET_gcServer"] = "0";
        settings["DOTNET_GCHeapHardLimit"] = "0x2000000"; // 32 MiB
        var (process, address) = await ProgramProcess.ServeAsync(settings);
        await using var ended = process;
        client.BaseAddress = address;
        foreach (var key in new[] { null, "much" })
        {
            using var content = new StreamContent(new EndlessLines(40_000_000));
            content.Headers.ContentType = new MediaTypeHeaderValue(JobClient.JsonLines);
            content.Headers.ContentLength = 40_000_000;
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/imports") { Content = content };
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key);
            }

            using var answer = await client.SendAsync(request);

            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            Assert.Equal(800_000, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["rows"]!["total"]!.GetValue<int>());
        }
    }

    [Theory]
    [InlineData("LargestBody", "0", "104857600")]
    [InlineData("LargestContent", "10737418241", "10737418240")]
    [InlineData("MostEntries", "many", "10000")]
    [InlineData("MostFaults", "100001", "100000")]
    public async Task Option_out_of_range_is_refused_at_the_start(string option, string value, string most)
    {
        var refused = await Assert.ThrowsAsync<RefusedStartException>(() => Serve(($"CoProduction__Import__{option}", value)));

        Assert.Equal($"The setting CoProduction:Import:{option} is '{value}', but must be a whole number from 1 to {most}.", refused.Message);
    }

    private async Task Serve(params (string Name, string Value)[] more)
    {
        program = await HostedProgram.StartAsync(
            settings.Concat(more.Select(one => KeyValuePair.Create<string, string?>(one.Name, one.Value))).ToDictionary(), runsByItself: false);
        client.BaseAddress = program.Address;
    }

    private async Task<IReadOnlyList<string>> Blobs()
    {
        var names = new List<string>();
        var container = new BlobContainerClient(settings["AzureWebJobsStorage"], "coproduction-imports");
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "jobs/", default))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
