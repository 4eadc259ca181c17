using System.Net;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access.People;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Mail;

/// <summary>What callers ask of subscriptions, and where addresses are.</summary>
[Collection(SharedMailProgram.Name)]
public sealed class SubscriptionTests(MailProgram program) : IAsyncLifetime
{
    private const string Route = "api/v1/subscriptions";
    private const string Anna = "anna@mod.example";
    private const string Jan = "jan@mod.example";

    [Theory]
    [InlineData("""{}""", "/recipients")]
    [InlineData("""{"recipients":[]}""", "/recipients")]
    [InlineData("""{"recipients":["anna"]}""", "/recipients/0")]
    [InlineData("""{"recipients":["Anna <anna@mod.example>"]}""", "/recipients/0")]
    [InlineData("""{"recipients":["anna@mod.example\r\nBcc: all@mod.example"]}""", "/recipients/0")]
    [InlineData("""{"recipients":["anna@localhost"]}""", "/recipients/0")]
    [InlineData("""{"recipients":["anna@mod.example","ANNA@MOD.example"]}""", "/recipients/1")]
    [InlineData("""{"recipients":["anna@mod.example"],"language":"Klingon","weekday":"Monday","hour":24,"timeZone":"Warsaw","attachments":["pdf"]}""", "/language", "/weekday", "/hour", "/timeZone", "/attachments/0")]
    [InlineData("""{"recipients":["anna@mod.example"],"families":["no-such-family"],"products":["155-HE","NOPE"],"scenarios":["us-withdraws","sc-nope"]}""", "/families/0", "/products/1", "/scenarios/1")]
    [InlineData("""{"recipients":["anna@mod.example"],"colour":"red"}""", "/colour")]
    [InlineData("""{"families":["no-such-family","!"],"scenarios":["sc-nope"],"hour":24}""", "/recipients", "/families/1", "/hour", "/families/0", "/scenarios/0")]
    public async Task Faults_are_named_all_at_once(string body, params string[] pointers)
    {
        var answer = await program.Poland.PostText(Route, body);

        Assert.Equal((HttpStatusCode.BadRequest, "validation-failed"), (answer.Status, answer.Code));
        Assert.Equal(pointers, answer.Pointers);
    }

    [Fact]
    public async Task What_is_left_out_is_Monday_at_eight_with_everything()
    {
        var made = (await program.Poland.PostText(Route, """{"recipients":["Anna@MOD.example"]}""")).Json;

        Assert.Equal(("monday", 8, "UTC", "en-GB"), ((string?)made["weekday"], (int)made["hour"]!, (string?)made["timeZone"], (string?)made["language"]));
        Assert.Equal("""["figures","charts"]""", made["attachments"]!.ToJsonString());
        Assert.Equal(("Anna@mod.example", "pending"), ((string?)made["recipients"]![0]!["address"], (string?)made["recipients"]![0]!["state"]));
    }

    [Fact]
    public async Task Subscriptions_are_their_partners_and_nobody_elses_and_operators_see_counts()
    {
        using var japan = program.ClientOf("JPN");
        using var reader = program.ClientOf("POL", Role.Reader);
        using var watch = program.ClientOf("GBR", Role.Operator);
        var made = await MailProgram.Subscribe(program.Poland, Anna, Jan);
        var self = (string)made["self"]!;

        Assert.Equal([(string)made["id"]!], (await program.Poland.Get(Route)).Ids("id"));
        Assert.Empty((await japan.Get(Route)).Ids("id"));
        foreach (var path in new[] { "", "/sends", "/preview", "/preview/text", "/preview/eml" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await japan.Get(self + path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(self + path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await watch.Get(self + path)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await japan.Put(self, MailProgram.Body(Anna), "*")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await japan.Delete(self, "*")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await japan.Ask(HttpMethod.Post, $"{self}/send", null, ("Idempotency-Key", "x"))).Status);
        var counts = await watch.Get("api/v1/mail/counts");
        Assert.Equal("""{"partners":[{"partner":"POL","subscriptions":1,"pending":2,"confirmed":0,"suspended":0,"unsubscribed":0}]}""", counts.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get("api/v1/mail/counts")).Status);
    }

    [Fact]
    public async Task Change_needs_the_version_keeps_who_stays_asks_who_is_new_and_erases_who_goes()
    {
        var made = await program.Confirmed(program.Poland, Anna, Jan);
        var self = (string)made["self"]!;
        var read = await program.Poland.Get(self);
        Assert.Equal(HttpStatusCode.NotModified, (await program.Poland.Get(self, read.ETag)).Status);
        var body = MailProgram.Body("new@mod.example", Anna);

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await program.Poland.Put(self, body, null)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await program.Poland.Put(self, body, "\"other\"")).Status);
        var changed = await program.Poland.Put(self, body, read.ETag);

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal([("new@mod.example", "pending"), (Anna, "confirmed")], changed.Json["recipients"]!.AsArray().Select(one => ((string)one!["address"]!, (string)one["state"]!)));
        Assert.Equal("new@mod.example", MailProgram.To(Assert.Single(await program.Run())));
        Assert.Empty(await EveryByte.PlacesOf(program.ConnectionString, Jan));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await program.Poland.Delete(self, read.ETag)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await program.Poland.Delete(self, changed.ETag)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.Poland.Get(self)).Status);
    }

    [Fact]
    public async Task Repeated_request_subscribes_once()
    {
        var answers = new List<Answer>();
        for (var n = 0; n < 2; n++)
        {
            answers.Add(await program.Poland.Ask(HttpMethod.Post, Route, Asking.Json(MailProgram.Body(Anna).ToJsonString()), ("Idempotency-Key", "one-subscription")));
        }

        Assert.Equal(answers[0].Text, answers[1].Text);
        Assert.Single((await program.Poland.Get(Route)).Ids("id"));
        Assert.Single(await program.Run());
    }

    [Fact]
    public async Task Address_is_in_the_table_of_mail_only_and_nowhere_after_its_owner_has_left()
    {
        const string Olga = "olga.kovalenko@mod.example";
        await program.Confirmed(program.Poland, Olga);
        program.Clock.Now = MailProgram.Start.AddDays(7);
        var report = Assert.Single(await program.Run());
        Assert.Equal([$"{program.StoragePrefix}Mail"], await EveryByte.PlacesOf(program.ConnectionString, Olga));

        Assert.Equal(HttpStatusCode.OK, (await program.Poland.Ask(HttpMethod.Post, MailProgram.Unsubscription(report), null)).Status);

        Assert.Empty(await EveryByte.PlacesOf(program.ConnectionString, Olga));
        program.Clock.Now = MailProgram.Start.AddDays(14);
        Assert.Empty(await program.Run());
    }

    [Fact]
    public async Task Operator_erases_an_address_from_every_subscription()
    {
        using var japan = program.ClientOf("JPN");
        using var watch = program.ClientOf("GBR", Role.Operator);
        await MailProgram.Subscribe(program.Poland, Anna, Jan);
        await MailProgram.Subscribe(japan, Anna);

        using var coordinator = program.ClientOf("JPN", Role.Coordinator);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.PostText("api/v1/mail/erase", """{"address":"jan@mod.example"}""")).Status);
        var answer = await watch.PostText("api/v1/mail/erase", """{"address":"ANNA@mod.example"}""");

        Assert.Equal("""{"erased":2}""", answer.Text);
        Assert.Empty(await EveryByte.PlacesOf(program.ConnectionString, Anna));
        Assert.NotEmpty(await EveryByte.PlacesOf(program.ConnectionString, Jan));
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync() => await program.Clear();
}
