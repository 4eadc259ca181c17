using CoProduction.Functions.Store.Tables.Live;

namespace CoProduction.Functions.Tests.Store.Tables.Live;

/// <summary>A request looks once until it writes; nobody else goes by what it saw.</summary>
public sealed class ReadingMomentsTests
{
    private readonly ReadingMoments moments = new();
    private int looks;

    [Fact]
    public async Task Request_that_reads_several_times_looks_once()
    {
        using var moment = moments.Begin();

        await Task.WhenAll(Read(), Read());
        await Read();

        Assert.Equal(1, looks);
    }

    [Fact]
    public async Task Request_looks_again_after_each_of_its_writes()
    {
        using var moment = moments.Begin();
        await Read();

        await Write();
        await Read();
        await Write();
        await Read();

        Assert.Equal(3, looks);
    }

    [Fact]
    public async Task What_a_request_reads_while_it_writes_does_not_count_afterwards()
    {
        using var moment = moments.Begin();
        using (moments.EndAfterwards())
        {
            await Read();
        }

        await Read();

        Assert.Equal(2, looks);
    }

    [Fact]
    public async Task Other_requests_and_work_without_one_look_for_themselves()
    {
        await Task.WhenAll(Task.Run(Request), Task.Run(Request));
        await Read();
        await Read();

        Assert.Equal(4, looks);

        async Task Request()
        {
            using var moment = moments.Begin();
            await Read();
            await Read();
        }
    }

    [Fact]
    public async Task Work_that_goes_on_after_its_request_looks_for_itself()
    {
        var ended = new TaskCompletionSource();
        Task later;
        using (moments.Begin())
        {
            await Read();
            later = Later();
        }

        ended.SetResult();
        await later;

        Assert.Equal(3, looks);

        async Task Later()
        {
            await ended.Task;
            await Read();
            await Read();
        }
    }

    [Fact]
    public async Task Look_that_failed_is_made_again()
    {
        using var moment = moments.Begin();

        await Assert.ThrowsAsync<IOException>(() => moments.Heads(() => Task.FromException<IReadOnlyDictionary<string, Guid>>(new IOException()), default));
        await Read();

        Assert.Equal(1, looks);
    }

    [Fact]
    public async Task Who_cancels_its_wait_cancels_nobody_else_s()
    {
        using var moment = moments.Begin();
        using var impatient = new CancellationTokenSource();
        var looking = new TaskCompletionSource<IReadOnlyDictionary<string, Guid>>();
        var (first, second) = (moments.Heads(() => looking.Task, impatient.Token), moments.Heads(() => looking.Task, default));

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        looking.SetResult(new Dictionary<string, Guid>());

        Assert.Empty(await second);
    }

    private Task<IReadOnlyDictionary<string, Guid>> Read() => moments.Heads(
        async () =>
        {
            Interlocked.Increment(ref looks);
            await Task.Yield();
            return new Dictionary<string, Guid>();
        },
        default);

    private async Task Write()
    {
        using var ends = moments.EndAfterwards();
        await Task.Yield();
    }
}
