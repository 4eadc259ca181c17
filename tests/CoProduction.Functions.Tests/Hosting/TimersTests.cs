using CoProduction.Functions.Catalog;
using CoProduction.Functions.Hosting.Standalone;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Hosting;

public sealed class TimersTests : IDisposable
{
    private static readonly DateTimeOffset Evening = new(2026, 3, 1, 22, 0, 0, TimeSpan.Zero);

    private readonly ManualTime time = new(Evening);
    private readonly SampleLog log = new();
    private readonly ServiceProvider services;
    private readonly Timers timers;

    public TimersTests()
    {
        services = new ServiceCollection().AddSingleton(log).BuildServiceProvider();
        timers = Start(time, schedule: null);
    }

    public void Dispose()
    {
        timers.Dispose();
        services.Dispose();
    }

    [Fact]
    public async Task Timer_runs_at_its_hour_in_UTC_each_night()
    {
        var runs = new List<DateTimeOffset>();
        log.Then = _ =>
        {
            runs.Add(time.GetUtcNow());
            return Task.CompletedTask;
        };

        await time.MoveToNextDueAsync();
        await time.MoveToNextDueAsync();
        await NextRunIsWaitedForAsync();

        Assert.Equal([Evening.AddHours(4), Evening.AddHours(28)], runs);
    }

    [Fact]
    public async Task Timer_runs_when_its_setting_says()
    {
        var clock = new ManualTime(Evening);
        using var hourly = Start(clock, schedule: "0 15 * * * *");

        await clock.MoveToNextDueAsync();

        Assert.Equal(Evening.AddMinutes(15), clock.GetUtcNow());
        Assert.Single(log.Heard);
    }

    [Fact]
    public async Task Timer_is_told_when_it_ran_before_and_when_it_runs_next()
    {
        await time.MoveToNextDueAsync();
        await time.MoveToNextDueAsync();
        await NextRunIsWaitedForAsync();

        var second = Assert.IsType<TimerInfo>(log.Heard.Last());
        Assert.False(second.IsPastDue);
        Assert.Equal(Evening.AddHours(4).UtcDateTime, second.ScheduleStatus!.Last);
        Assert.Equal(Evening.AddHours(52).UtcDateTime, second.ScheduleStatus.Next);
    }

    [Fact]
    public async Task Failed_run_does_not_keep_the_next_from_happening()
    {
        log.Then = _ => throw new InvalidOperationException("a run that fails");

        await time.MoveToNextDueAsync();
        await time.MoveToNextDueAsync();
        await NextRunIsWaitedForAsync();

        Assert.Equal(2, log.Heard.Count);
    }

    [Fact]
    public async Task Occurrence_that_falls_into_a_run_is_skipped()
    {
        var run = new TaskCompletionSource();
        log.Then = _ => run.Task;
        await time.MoveToNextDueAsync();

        time.MoveTo(Evening.AddHours(30));
        run.SetResult();
        await NextRunIsWaitedForAsync();

        Assert.Single(log.Heard);
        Assert.Equal(Evening.AddHours(52), time.NextDue);
    }

    [Fact]
    public async Task Machine_that_slept_makes_up_for_one_run_and_says_that_it_is_late()
    {
        await NextRunIsWaitedForAsync();
        time.MoveTo(Evening.AddDays(3));
        await NextRunIsWaitedForAsync();

        Assert.True(Assert.IsType<TimerInfo>(Assert.Single(log.Heard)).IsPastDue);
    }

    private Timers Start(ManualTime clock, string? schedule)
    {
        var started = new Timers(
            new FunctionCatalog([typeof(SampleFunctions)]),
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("TickSample", schedule)]).Build(),
            new FunctionInvoker(services.GetRequiredService<IServiceScopeFactory>()),
            clock,
            NullLogger<Timers>.Instance);
        _ = started.StartAsync(CancellationToken.None);
        return started;
    }

    private async Task NextRunIsWaitedForAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (time.NextDue is null)
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
