using System.Net;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Mail;

/// <summary>The links by which people confirm an address and unsubscribe.</summary>
[Collection(SharedMailProgram.Name)]
public sealed class ConsentTests(MailProgram program) : IAsyncLifetime
{
    private const string Anna = "anna@mod.example";
    private const string Jan = "jan@mod.example";

    [Fact]
    public async Task Looking_at_a_link_changes_nothing_and_its_button_does()
    {
        using var nobody = new HttpClient { BaseAddress = program.Poland.BaseAddress };
        var made = await MailProgram.Subscribe(program.Poland, Anna);
        var confirm = MailProgram.Confirmation(Assert.Single(await program.Run()));

        var page = await nobody.Get(confirm);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.Status, page.ContentType));
        Assert.Contains("<form method=\"post\">", page.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        Assert.Equal("pending", await StateOf(made));

        Assert.Equal(HttpStatusCode.OK, (await nobody.Ask(HttpMethod.Post, confirm, null)).Status);
        Assert.Equal("confirmed", await StateOf(made));

        var leave = await Unsubscription();
        Assert.Contains("<form method=\"post\">", (await nobody.Get(leave)).Text, StringComparison.Ordinal);
        Assert.Equal("confirmed", await StateOf(made));
        using var oneClick = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, (await nobody.Ask(HttpMethod.Post, leave, oneClick)).Status);
        Assert.Null(await StateOf(made));
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), ((await nobody.Ask(HttpMethod.Post, leave, null)).Status, (await nobody.Get(leave)).ContentType));
    }

    [Fact]
    public async Task Forged_links_do_nothing()
    {
        var made = await program.Confirmed(program.Poland, Anna, Jan);
        program.Clock.Now = MailProgram.Start.AddDays(7);
        var reports = (await program.Run()).ToDictionary(MailProgram.To);
        var (anna, jan) = (MailProgram.Unsubscription(reports[Anna]).Split('/')[^1].Split('.'), MailProgram.Unsubscription(reports[Jan]).Split('/')[^1].Split('.'));

        string[][] forged =
        [
            [.. anna[..4], jan[4]],
            [.. anna[..2], jan[2], .. anna[3..]],
            ["JPN", .. anna[1..]],
            [.. anna[..4], Flipped(anna[4])],
            [.. anna[..4], ""],
            [.. anna[..3], "00000000", anna[4]],
            anna[..4],
            ["POL"],
        ];
        foreach (var token in forged)
        {
            var answer = await program.Poland.Ask(HttpMethod.Post, $"api/v1/mail/unsubscribe/{string.Join('.', token)}", null);
            Assert.True(answer.Status == HttpStatusCode.NotFound, $"{string.Join('.', token)}: {answer}");
        }

        // A link for one purpose is none for another.
        Assert.Equal(HttpStatusCode.NotFound, (await program.Poland.Ask(HttpMethod.Post, $"api/v1/mail/confirm/{string.Join('.', anna)}", null)).Status);
        Assert.Equal(2, (await program.Poland.Get((string)made["self"]!)).Json["recipients"]!.AsArray().Count);
    }

    [Fact]
    public async Task Links_of_a_rolled_key_work_until_it_is_rolled_again()
    {
        using var watch = program.ClientOf("GBR", Role.Operator);
        await program.Confirmed(program.Poland, Anna);
        var leave = await Unsubscription();
        Assert.Equal(HttpStatusCode.Forbidden, (await program.ClientOf("POL", Role.Coordinator).Ask(HttpMethod.Post, "api/v1/mail/roll-key", null)).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await watch.Ask(HttpMethod.Post, "api/v1/mail/roll-key", null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.Poland.Get(leave)).Status);
        program.Clock.Now = program.Clock.Now.AddDays(91);
        Assert.Equal(HttpStatusCode.NotFound, (await program.Poland.Get(leave)).Status);
        program.Clock.Now = program.Clock.Now.AddDays(-91);
        Assert.Equal(HttpStatusCode.NoContent, (await watch.Ask(HttpMethod.Post, "api/v1/mail/roll-key", null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.Poland.Get(leave)).Status);
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync() => await program.Clear();

    private static string Flipped(string signature) => (signature[0] == 'A' ? 'B' : 'A') + signature[1..];

    private async Task<string> Unsubscription()
    {
        program.Clock.Now = MailProgram.Start.AddDays(7);
        return MailProgram.Unsubscription(Assert.Single(await program.Run()));
    }

    private async Task<string?> StateOf(System.Text.Json.Nodes.JsonNode subscription) =>
        (await program.Poland.Get((string)subscription["self"]!)).Json["recipients"]!.AsArray() is [var only] ? (string?)only!["state"] : null;
}
