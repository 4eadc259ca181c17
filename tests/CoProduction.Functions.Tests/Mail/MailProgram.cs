using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoProduction.Functions.Access;
using CoProduction.Functions.Mail.Carriers;
using CoProduction.Functions.Mail.Sending;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.Tests.GapReports.Nights;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Tests.Store;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace CoProduction.Functions.Tests.Mail;

/// <summary>The program in the test's process, with one night, a mail system that a test scripts, and a clock that a test sets. It sends only when a test runs it.</summary>
public sealed partial class MailProgram : IAsyncLifetime
{
    /// <summary>A Tuesday.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly ClockedProgram program;

    public MailProgram() => program = new ClockedProgram
    {
        Settings = new Dictionary<string, string?> { ["CoProduction__PublicAddress"] = "https://coproduction.example" },
        Configure = services => services.AddSingleton<IMailCarrier>(Carrier),
    };

    public ScriptedCarrier Carrier { get; } = new();

    public SetClock Clock => program.Clock;

    public HttpClient Poland => program.Client;

    public string ConnectionString => program.ConnectionString;

    public string StoragePrefix => program.StoragePrefix;

    public HttpClient ClientOf(string partner, params Role[] roles) => program.ClientOf(partner, roles);

    public T Get<T>()
        where T : notnull => program.Get<T>();

    public Task Fire(string function) => program.Fire(function);

    /// <summary>Publishes a night at the clock's time.</summary>
    public Task Publish() => PublicProduct.Publish(program);

    /// <summary>Looks at what is to be sent, as the timer does.</summary>
    /// <returns>What the mail system was handed.</returns>
    public async Task<IReadOnlyList<MimeMessage>> Run()
    {
        await Get<MailRun>().Run(default);
        return Carrier.Take();
    }

    /// <summary>Subscribes addresses for Wednesdays at eight.</summary>
    public static async Task<JsonNode> Subscribe(HttpClient client, params string[] addresses)
    {
        var answer = await client.Post("api/v1/subscriptions", Body(addresses));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        return answer.Json;
    }

    public static JsonObject Body(params string[] addresses) => new()
    {
        ["recipients"] = new JsonArray([.. addresses.Select(address => JsonValue.Create(address))]),
        ["weekday"] = "wednesday",
        ["hour"] = 8,
        ["timeZone"] = "UTC",
    };

    /// <summary>Subscribes addresses and confirms each.</summary>
    public async Task<JsonNode> Confirmed(HttpClient client, params string[] addresses)
    {
        var made = await Subscribe(client, addresses);
        foreach (var asked in (await Run()).Where(message => addresses.Contains(To(message))))
        {
            await Confirm(asked);
        }

        return made;
    }

    /// <summary>Follows the link of a mail that asks to confirm an address, and presses its button.</summary>
    public Task Confirm(MimeMessage asked) => Confirm(asked.TextBody!);

    /// <inheritdoc cref="Confirm(MimeMessage)"/>
    /// <param name="text">The text of the mail.</param>
    public async Task Confirm(string text)
    {
        var answer = await Poland.Ask(HttpMethod.Post, PathOf(Link().Match(text).Value), null);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
    }

    /// <summary>The path of the one-click link of a report.</summary>
    public static string Unsubscription(MimeMessage report) => PathOf(report.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>'));

    /// <summary>The path of the link in a mail that asks to confirm an address.</summary>
    public static string Confirmation(MimeMessage asked) => PathOf(Link().Match(asked.TextBody!).Value);

    public static string To(MimeMessage message) => message.To.Mailboxes.Single().Address;

    /// <summary>The sends of a subscription on other occasions than confirming an address, by the recipients' order.</summary>
    public static async Task<IReadOnlyList<JsonNode>> Sends(HttpClient client, JsonNode subscription) =>
        [.. (await client.Get($"{subscription["self"]}/sends")).Json["items"]!.AsArray().OfType<JsonNode>().Where(send => (string?)send["occasion"] != "confirmation")];

    public async ValueTask InitializeAsync()
    {
        await program.InitializeAsync();
        await PublicProduct.Add(program);
        await Publish();
    }

    /// <summary>Removes all subscriptions, and sets the clock back.</summary>
    public async Task Clear()
    {
        foreach (var subscription in await Get<SubscriptionTable>().All(default))
        {
            await Get<Departures>().Delete(subscription, default);
        }

        Carrier.Answers = ScriptedCarrier.Accept;
        Carrier.Take();
        Clock.Now = Start;
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();

    private static string PathOf(string link) => new Uri(link).AbsolutePath.TrimStart('/');

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex Link();
}
