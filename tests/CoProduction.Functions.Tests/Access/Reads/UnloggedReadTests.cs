using System.Net;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CoProduction.Functions.Tests.Records;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Access.Reads;

/// <summary>Reads while their log cannot be written.</summary>
public sealed class UnloggedReadTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Read_that_cannot_be_logged_is_not_answered(HttpStatusCode? status)
    {
        var connectionString = (await Azurite.Shared).NewAccount();
        using var storage = new WithoutReads(status);
        await using var program = await HostedProgram.StartAsync(
            ProgramFixture.SettingsOf(connectionString, "tunlogged"),
            runsByItself: false,
            configure: services => services.AddSingleton(new TableServiceClient(connectionString, Through(storage))));
        using var client = new HttpClient { BaseAddress = program.Address }.As("POL");

        foreach (var address in new[] { "api/v1/exports/json-lines", "api/v1/audit/verify", "api/v1/audit/reads", "api/v1/gap-reports/20260101T020000Z" })
        {
            var answer = await client.Get(address);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage-unavailable"), (answer.Status, answer.Code));
            Assert.Equal("5", answer.Headers.GetValues("Retry-After").Single());
        }

        Assert.Equal(HttpStatusCode.OK, (await client.Get("api/v1/partners")).Status);
        Assert.Contains("could not be logged and was not answered", program.Output, StringComparison.Ordinal);
    }

    private static TableClientOptions Through(HttpMessageHandler storage)
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(storage, disposeHandler: false)) };
        options.Retry.MaxRetries = 0;
        return options;
    }

    /// <summary>Storage without the table of reads: it refuses every request for it, or does not answer.</summary>
    private sealed class WithoutReads(HttpStatusCode? status) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            !request.RequestUri!.AbsolutePath.EndsWith("Reads", StringComparison.Ordinal) ? base.SendAsync(request, cancellationToken)
            : status is { } answer ? Task.FromResult(new HttpResponseMessage(answer) { RequestMessage = request, Content = new StringContent("") })
            : throw new HttpRequestException("Storage does not answer.", new IOException());
    }
}
