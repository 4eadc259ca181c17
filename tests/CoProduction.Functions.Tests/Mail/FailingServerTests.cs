using CoProduction.Functions.Tests.Mail.Carriers;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Mail;

/// <summary>Reports on their way through a real SMTP server that fails: none is lost, and a copy comes only where the server's answer was lost.</summary>
[Collection(SharedMailProgram.Name)]
public sealed class FailingServerTests(MailProgram program, SmtpServer server) : IClassFixture<SmtpServer>, IAsyncLifetime
{
    private static readonly DateTimeOffset Due = MailProgram.Start.Date.AddDays(1).AddHours(8);

    // The server fails when it is asked for the second time, after the request to confirm the address: what becomes of the attempts, of the message and of its recipient, and
    // how often the server was sent all of the report.
    private static readonly Dictionary<string, (string[] Attempts, string State, string Recipient, int Sent)> Expected = new()
    {
        ["9.rcpt.450"] = (["accepted"], "accepted", "confirmed", 1),
        ["2.rcpt.450.4-2-1"] = (["deferred", "accepted"], "accepted", "confirmed", 1),
        ["2.data.451"] = (["deferred", "accepted"], "accepted", "confirmed", 1),
        ["2.dot.451"] = (["deferred", "accepted"], "accepted", "confirmed", 2),
        ["2.dot.drop"] = (["uncertain", "accepted"], "accepted", "confirmed", 2),
        ["2.rcpt.550.5-1-1"] = (["address-refused"], "refused", "suspended", 0),
        ["2.dot.554.5-7-1"] = (["refused"], "refused", "confirmed", 1),
    };

    [Fact]
    public async Task Server_that_fails_costs_no_report_and_makes_a_copy_only_where_its_answer_was_lost()
    {
        using var carrier = server.Carrier();
        program.Carrier.Answers = message => carrier.Send(message, default);
        var subscription = await MailProgram.Subscribe(program.Poland, [.. Expected.Keys.Select(AddressOf)]);
        await program.Run();
        foreach (var asked in Expected.Keys)
        {
            await program.Confirm((string)Assert.Single(await server.Messages(AddressOf(asked)))["parsed"]!["text"]!);
        }

        for (program.Clock.Now = Due; program.Clock.Now < Due.AddMinutes(3); program.Clock.Now += TimeSpan.FromMinutes(1))
        {
            await program.Run();
        }

        var recipients = (await program.Poland.Get((string)subscription["self"]!)).Json["recipients"]!.AsArray();
        var sends = (await MailProgram.Sends(program.Poland, subscription)).ToDictionary(send => (string)send["recipient"]!);
        foreach (var (rule, expected) in Expected)
        {
            var recipient = recipients.Single(one => (string)one!["address"]! == AddressOf(rule))!;
            var send = sends[(string)recipient["id"]!];
            var reports = (await server.Messages(AddressOf(rule), expected.Sent + 1)).Skip(1).Select(message => (string)message["id"]!).ToArray();
            Assert.Equal(
                (rule, string.Join(' ', expected.Attempts), expected.State, expected.Recipient, expected.Sent),
                (rule, string.Join(' ', send["attempts"]!.AsArray().Reverse().Select(attempt => (string)attempt!["result"]!)), (string)send["state"]!, (string)recipient["state"]!, reports.Length));
            Assert.All(reports, report => Assert.Equal($"<{send["messageId"]}>", report));
        }
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync() => await program.Clear();

    private static string AddressOf(string rule) => $"{rule}@mon.example";
}
