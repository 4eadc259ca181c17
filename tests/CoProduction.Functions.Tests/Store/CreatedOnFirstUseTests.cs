using CoProduction.Functions.Store;

namespace CoProduction.Functions.Tests.Store;

public sealed class CreatedOnFirstUseTests
{
    private readonly Queue<TaskCompletionSource> attempts = new();
    private readonly CreatedOnFirstUse<string> table;
    private int begun;

    public CreatedOnFirstUseTests() =>
        table = new CreatedOnFirstUse<string>("table", _ =>
        {
            begun++;
            var attempt = new TaskCompletionSource();
            attempts.Enqueue(attempt);
            return attempt.Task;
        });

    [Fact]
    public async Task Nothing_is_created_before_it_is_asked_for_and_then_only_once()
    {
        Assert.Equal(0, begun);

        var (one, other) = (table.Open(default).AsTask(), table.Open(default).AsTask());
        attempts.Dequeue().SetResult();

        Assert.Equal(["table", "table", "table"], await Task.WhenAll(one, other, table.Open(default).AsTask()));
        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task All_who_wait_see_a_failure_and_the_next_caller_tries_again()
    {
        var (one, other) = (table.Open(default).AsTask(), table.Open(default).AsTask());
        attempts.Dequeue().SetException(new TimeoutException());

        await Assert.ThrowsAsync<TimeoutException>(() => one);
        await Assert.ThrowsAsync<TimeoutException>(() => other);

        var next = table.Open(default).AsTask();
        attempts.Dequeue().SetResult();
        Assert.Equal(("table", 2), (await next, begun));
    }

    [Fact]
    public async Task Caller_who_stops_waiting_does_not_stop_the_others()
    {
        using var impatience = new CancellationTokenSource();
        var (impatient, patient) = (table.Open(impatience.Token).AsTask(), table.Open(default).AsTask());

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        attempts.Dequeue().SetResult();

        Assert.Equal(("table", 1), (await patient, begun));
    }
}
