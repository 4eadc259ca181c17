using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Imports whose caller, or whose program, goes away in the middle.</summary>
public sealed class CallerGoneTests
{
    private const int Records = 407;

    [Theory]
    [InlineData("Accepted")]
    [InlineData("Writing partner")]
    [InlineData("Writing factory")]
    public async Task An_import_that_was_accepted_goes_on_without_its_caller(string step)
    {
        await using var bench = await Workbench.Create();
        using var caller = new CancellationTokenSource();

        using var package = Package.OfFolder(Workbench.StarterData);
        var outcome = await Import(bench, package, new At(step, caller.Cancel), caller.Token);

        Assert.Equal(Records, Assert.IsType<ImportOutcome.Accepted>(outcome).Report.Added);
        Assert.Equal(Records, await bench.Changes());
        Assert.Null(await bench.Get<ImportTurns>().Accepted(default));
    }

    [Fact]
    public async Task An_import_whose_caller_goes_away_before_it_is_accepted_changes_nothing()
    {
        await using var bench = await Workbench.Create();
        using var caller = new CancellationTokenSource();

        using var package = Package.OfFolder(Workbench.StarterData);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Import(bench, package, new At("Reading factories.csv", caller.Cancel), caller.Token));

        Assert.Equal(0, await bench.Changes());
        Assert.Null(await bench.Get<ImportTurns>().Accepted(default));
    }

    /// <summary>A program that has long been running finishes what another left when it was killed, and what the next one leaves.</summary>
    [Fact]
    public async Task What_a_killed_program_leaves_is_finished_by_one_that_runs()
    {
        await using var bench = await Workbench.Create();
        using var recovery = new ImportRecovery(bench.Get<Importer>(), TimeProvider.System, NullLogger<ImportRecovery>.Instance);
        await recovery.StartAsync(default);
        try
        {
            using (var package = Package.OfFolder(Workbench.StarterData))
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => Import(bench, package, new BreaksOff("Writing item"), default));
            }

            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (await bench.Get<ImportTurns>().Accepted(patience.Token) is not null)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
            }
        }
        finally
        {
            await recovery.StopAsync(default);
        }

        Assert.Equal(Records, await bench.Changes());
    }

    [Fact]
    public async Task An_import_whose_acceptance_was_stored_is_not_refused_because_the_answer_got_lost()
    {
        await using var bench = await Workbench.Create(new LosesAcceptance());

        using var package = Package.OfFolder(Workbench.StarterData);
        Assert.Equal(Records, Assert.IsType<ImportOutcome.Accepted>(await bench.Import(package)).Report.Added);

        Assert.Equal(Records, await bench.Changes());
        Assert.Null(await bench.Get<ImportTurns>().Accepted(default));
    }

    private static Task<ImportOutcome> Import(Workbench bench, Package package, IProgress<ImportProgress> progress, CancellationToken cancellation) =>
        bench.Get<Importer>().Import(package, new ImportTerms(Caller: null, Author.Local, DryRun: false, ReleasableTo: null, TimeSpan.FromMinutes(1)), progress, cancellation);

    /// <summary>Loses the first answer of storage to the acceptance of an import, after it is stored.</summary>
    private sealed class LosesAcceptance() : DelegatingHandler(new SocketsHttpHandler())
    {
        private bool isLost;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (isLost || request.Method != HttpMethod.Put || !request.RequestUri!.AbsolutePath.EndsWith("/turn", StringComparison.Ordinal) || request.Content?.Headers.ContentLength is null or 0)
            {
                return answer;
            }

            isLost = true;
            answer.Dispose();
            throw new HttpRequestException("The connection was lost.", new IOException());
        }
    }

    /// <summary>Does something as soon as an import comes to a step.</summary>
    private sealed class At(string step, Action happen) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Step == step)
            {
                happen();
            }
        }
    }
}
