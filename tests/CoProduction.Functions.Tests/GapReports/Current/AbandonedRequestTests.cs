using System.Net;
using CoProduction.Functions.Access;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.GapReports.Current;

/// <summary>
/// A caller that goes away ends what was to be computed for it alone. Seen from outside: its requests, which wait for a turn, make room for others of the same caller.
/// </summary>
public sealed class AbandonedRequestTests
{
    private const string Busy = "GBR";

    private static readonly TimeSpan StillWaiting = TimeSpan.FromSeconds(1);

    // Each is completed by a digit, which makes it another question. A partner asks it whose requests are counted by themselves.
    private static readonly (string Partner, string Question)[] Questions =
    [
        ("AUT", "gap-reports/current?asOf=2025-0"),
        ("BEL", "gap-reports/current/summary?asOf=2025-0"),
        ("BGR", "gap-reports/current/text?asOf=2025-0"),
        ("CAN", "gap-reports/current/bottlenecks?asOf=2025-0"),
        ("CHE", "gap-reports/current/levers?asOf=2025-0"),
        ("CZE", "gap-reports/current/closing-plan?asOf=2025-0"),
        ("DEU", "gap-reports/current/probabilities?asOf=2025-0"),
        ("DNK", "gap-reports/current/candidates?asOf=2025-0"),
        ("ESP", "gap-reports/current/resilience?asOf=2025-0"),
        ("EST", "gap-reports/current/evidence?asOf=2025-0"),
        ("FIN", "gap-reports/current/conflicts?asOf=2025-0"),
        ("FRA", "gap-reports/current/promises?asOf=2025-0"),
        ("GRC", "gap-reports/current/promises/text?asOf=2025-0"),
        ("HRV", "gap-reports/current/surge?asOf=2025-0"),
        ("HUN", "gap-reports/current/embargo?countries=CHN&asOf=2025-0"),
        ("IRL", "gap-reports/current/explain?product=155-HE&asOf=2025-0"),
        ("ITA", "gap-reports/current/questions?asOf=2025-0"),
        ("JPN", "gap-reports/current/questions/text?asOf=2025-0"),
        ("KOR", "duplicates?minimumScore=0.8"),
    ];

    [Fact]
    public async Task Abandoned_requests_wait_for_no_turn()
    {
        var settings = new Dictionary<string, string?>(ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), "tabandoned"))
        {
            ["CoProduction__Limits__ConcurrentAnalyses"] = "1",
            ["CoProduction__Limits__WaitingAnalyses"] = "1",
        };
        await using var program = await HostedProgram.StartAsync(settings, runsByItself: false);
        await program.Get<IRecordStore>().SeedPartners([.. Questions.Select(each => (each.Partner, new[] { "NATO" })), (Busy, ["NATO"])]);
        using var turn = await program.Get<AnalysisGate>().Enter(new Caller(Parsed.As<CountryCode>(Busy), "tests", new HashSet<Role> { Role.Reader }), default);

        await Task.WhenAll(Questions.Select(each => Abandon(program.Address, each.Partner, each.Question)));
    }

    private static async Task Abandon(Uri address, string partner, string question)
    {
        using var client = new HttpClient { BaseAddress = address }.As(partner, Role.Reader);
        using var leaving = new CancellationTokenSource();
        Task[] abandoned = [Wait(1), Wait(2)];
        await Until(async () => await Ask() == HttpStatusCode.ServiceUnavailable, "was never refused");

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(abandoned));

        await Until(async () => await Ask() is null, "is refused although nobody waits any more");

        Uri Address(int number) => new($"api/v1/{question}{number}", UriKind.Relative);

        // Until it is cancelled, even where another request was there before it.
        async Task Wait(int number)
        {
            while (true)
            {
                using var answer = await client.GetAsync(Address(number), leaving.Token);
            }
        }

        // Null while it waits for its turn.
        async Task<HttpStatusCode?> Ask()
        {
            using var patience = new CancellationTokenSource(StillWaiting);
            try
            {
                using var answer = await client.GetAsync(Address(3), patience.Token);
                Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{question}3 is answered {answer.StatusCode} although all turns are taken.");
                return answer.StatusCode;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }

        async Task Until(Func<Task<bool>> isSo, string complaint)
        {
            for (var tries = 0; !await isSo(); tries++)
            {
                Assert.True(tries < 100, $"{question}3 {complaint}.");
                await Task.Delay(50);
            }
        }
    }
}
