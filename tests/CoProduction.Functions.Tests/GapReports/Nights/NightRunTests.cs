using System.Net;
using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.Tests.Import;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.GapReports.Nights;

/// <summary>Nights whose archiving or publishing breaks off.</summary>
public sealed class NightRunTests
{
    private static readonly Caller Poland = new(Parsed.As<CountryCode>("POL"), "tests", new HashSet<Role> { Role.Reader });
    private static readonly DateTimeOffset FirstNight = new(2026, 3, 31, 2, 0, 1, TimeSpan.Zero);

    // Of the owner of the hidden stock, and of all others.
    private const int Sets = 2;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Night_that_breaks_off_at_any_request_to_storage_is_listed_once_it_is_complete(bool goesAway)
    {
        await using var register = await NightRegister.Create();
        await register.Sound.Fire("ArchiveGapReport");
        await register.Deliver(register.Sound);
        for (var request = 1; ; request++)
        {
            register.Clock.Now = FirstNight.AddDays(request);
            Action<int> fail = goesAway ? register.Storage.GoAwayAt : register.Storage.LoseAnswerOf;
            fail(request);
            await Record.ExceptionAsync(() => register.Faulty.Fire("ArchiveGapReport"));
            await Record.ExceptionAsync(() => register.Deliver(register.Faulty));
            var isThrough = register.Storage.Requests < request;
            await register.VerifyNewestOfEachSet(request);

            // Another program goes on, once a missed night counts as missed.
            register.Clock.Now += TimeSpan.FromMinutes(15);
            await register.Sound.Fire("ResumeGapReports");
            await register.Deliver(register.Sound);
            await register.Sound.Fire("ResumeGapReports");

            Assert.Equal(request + 1, (await register.Listed()).Count);
            Assert.Empty(await register.NightsWithParts());
            if (isThrough)
            {
                Assert.True(request > 10, $"There are only {request} requests.");
                break;
            }
        }

        await IsTheSameAgain(register);
    }

    [Fact]
    public async Task Two_programs_that_archive_at_once_make_one_night_with_one_report_for_each_set()
    {
        await using var register = await NightRegister.Create();

        await Task.WhenAll(register.Faulty.Fire("ArchiveGapReport"), register.Sound.Fire("ArchiveGapReport"));
        Assert.Empty(await register.Listed());
        await Task.WhenAll(register.Deliver(register.Faulty), register.Deliver(register.Sound));
        await register.Sound.Fire("ResumeGapReports");

        Assert.Equal(["20260331T020000Z"], await register.Listed());
        Assert.Equal(Sets, (await register.Published("reports/")).Count);
        Assert.Empty(await register.NightsWithParts());
        await register.VerifyNewest();
    }

    [Fact]
    public async Task Night_of_a_killed_program_is_not_there_until_another_has_published_what_is_missing()
    {
        await using var register = await NightRegister.Create();
        await register.Faulty.Fire("ArchiveGapReport");
        await register.Faulty.Deliver("PublishGapReport", (await register.Take())!);
        while (await register.Take() is not null)
        {
            // The other messages are lost with the program.
        }

        Assert.Empty(await register.Listed());
        Assert.Equal(HttpStatusCode.NotFound, await register.Status("20260331T020000Z"));
        await register.Sound.Fire("ResumeGapReports");
        Assert.Equal(Sets - 1, await register.Deliver(register.Sound));

        Assert.Equal(["20260331T020000Z"], await register.Listed());
        await register.VerifyNewest();
    }

    [Fact]
    public async Task Missed_nights_are_made_up_once()
    {
        await using var register = await NightRegister.Create();
        register.Clock.Now += TimeSpan.FromHours(7);
        await register.Sound.Fire("ResumeGapReports");
        Assert.Equal(0, await register.Deliver(register.Sound));
        register.Clock.Now -= TimeSpan.FromHours(7);
        await register.Sound.Fire("ArchiveGapReport");
        await register.Deliver(register.Sound);

        register.Clock.Now = new DateTimeOffset(2026, 4, 3, 9, 4, 0, TimeSpan.Zero);
        await Task.WhenAll(register.Sound.Fire("ResumeGapReports"), register.Faulty.Fire("ResumeGapReports"));
        await register.Deliver(register.Sound);
        register.Clock.Now += TimeSpan.FromMinutes(5);
        await register.Faulty.Fire("ResumeGapReports");
        await register.Sound.Get<NightRun>().Begin(isPastDue: true, CancellationToken.None);

        Assert.Equal(0, await register.Deliver(register.Sound));
        Assert.Equal(["20260403T090230Z", "20260331T020000Z"], await register.Listed());
    }

    [Fact]
    public async Task Report_that_cannot_be_published_is_asked_for_again()
    {
        await using var register = await NightRegister.Create();
        await register.Sound.Fire("ArchiveGapReport");
        var message = (await register.Take())!;
        await register.Take();
        register.Storage.FailsBlobWritesOnly = true;
        register.Storage.GoAwayAt(1);

        await register.Faulty.Deliver("PublishGapReport", message);

        Assert.Equal(1, await register.Waiting());
        Assert.Contains("could not be published", register.Faulty.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_waits_for_its_turn_among_the_analyses_of_callers_and_after_a_while_in_the_queue()
    {
        await using var register = await NightRegister.Create(("CoProduction__Limits__ConcurrentAnalyses", "1"));
        await using var hasty = await HostedProgram.StartAsync(register.Settings, new HastyClock(), runsByItself: false);
        await register.Sound.Fire("ArchiveGapReport");
        var (first, second) = ((await register.Take())!, (await register.Take())!);
        Task waiting;
        using (await register.Sound.Get<AnalysisGate>().Enter(Poland, CancellationToken.None))
        {
            waiting = register.Sound.Deliver("PublishGapReport", first);
            using var turn = await hasty.Get<AnalysisGate>().Enter(Poland, CancellationToken.None);
            await hasty.Deliver("PublishGapReport", second);

            Assert.False(waiting.IsCompleted);
            Assert.Empty(await register.Published());
        }

        await waiting;
        Assert.Single(await register.Published("reports/"));
        Assert.Equal(1, await register.Waiting());
    }

    [Theory]
    [InlineData("garbled")]
    [InlineData("{}")]
    [InlineData("""{"prefix":"tnights","night":"yesterday","readers":"all"}""")]
    [InlineData("""{"prefix":"tnights","night":"20260331T020000Z","readers":"all"}""")]
    public async Task Message_that_asks_for_nothing_is_dropped(string message)
    {
        await using var register = await NightRegister.Create();

        await register.Sound.Deliver("PublishGapReport", message);

        Assert.Null(await register.Take());
        Assert.Empty(await register.Published());
    }

    /// <summary>Checks that publishing the newest night again gives the same bytes under the same names.</summary>
    private static async Task IsTheSameAgain(NightRegister register)
    {
        var list = $"nights/{(await register.Listed())[0]}.json.gz";
        var (reports, content) = (await register.Published("reports/"), await register.Content(list));
        await register.Remove(list);

        await register.Sound.Fire("ResumeGapReports");
        Assert.Equal(Sets, await register.Deliver(register.Sound));

        Assert.Equal(content, await register.Content(list));
        Assert.Equal(reports, await register.Published("reports/"));
    }
}
