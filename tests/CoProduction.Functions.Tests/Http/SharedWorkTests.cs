using CoProduction.Functions.Http;

namespace CoProduction.Functions.Tests.Http;

/// <summary>Work that several ask for at once.</summary>
public sealed class SharedWorkTests
{
    private readonly SharedWork<string> work = new();
    private readonly TaskCompletionSource<string> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int begun;

    [Fact]
    public async Task Work_is_done_once_for_all_who_wait_for_it_and_again_for_who_comes_later()
    {
        var first = work.Of("one", Work, default);
        var others = Enumerable.Range(0, 10).Select(_ => work.Of("one", Work, default)).ToArray();
        result.SetResult("seven");

        Assert.Equal(("seven", true), await first);
        Assert.All(await Task.WhenAll(others), other => Assert.Equal(("seven", false), other));
        Assert.Equal(("seven", true), await work.Of("one", Work, default));
        Assert.Equal(2, begun);
    }

    [Fact]
    public async Task Work_of_another_name_is_other_work()
    {
        result.SetResult("seven");

        Assert.Equal([("seven", true), ("seven", true)], await Task.WhenAll(work.Of("one", Work, default), work.Of("two", Work, default)));
        Assert.Equal(2, begun);
    }

    [Fact]
    public async Task Work_goes_on_while_anybody_waits_and_is_cancelled_when_nobody_does()
    {
        using var leaving = new CancellationTokenSource();
        var (first, second) = (work.Of("one", Work, leaving.Token), work.Of("one", Work, default));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        result.SetResult("seven");
        Assert.Equal(("seven", false), await second);

        using var alsoLeaving = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var last = work.Of("two", async ended =>
        {
            await using var told = ended.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, ended);
            return "nothing";
        }, alsoLeaving.Token);
        await alsoLeaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => last);
        await cancelled.Task;
    }

    /// <summary>Some ask again until they have begun the work themselves, and none of them is told for ever what has ended.</summary>
    [Fact]
    public async Task Who_asks_again_does_not_get_what_has_ended()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            while (await work.Of("one", async _ =>
            {
                await Task.Yield();
                return "seven";
            }, default) is not ("seven", true))
            {
            }
        }))).WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Fault_is_told_to_all_and_not_kept()
    {
        var (first, second) = (work.Of("one", Work, default), work.Of("one", Work, default));
        result.SetException(new InvalidOperationException("It went wrong."));

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        await Assert.ThrowsAsync<InvalidOperationException>(() => second);
        Assert.Equal(("three", true), await work.Of("one", _ => Task.FromResult("three"), default));
    }

    [Fact]
    public async Task Result_that_is_kept_is_found_without_work()
    {
        Assert.Equal("kept", await work.Of(() => "kept", () => "one", Work, _ => false, default));
        Assert.Equal(0, begun);
    }

    [Fact]
    public async Task Refusal_of_who_began_the_work_is_no_answer_to_others()
    {
        var first = Ask();
        var second = work.Of(() => null, () => "one", _ => Task.FromResult("found"), result => result == "refused", default);
        result.SetResult("refused");

        Assert.Equal("refused", await first);
        Assert.Equal("found", await second);

        Task<string> Ask() => work.Of(() => null, () => "one", Work, result => result == "refused", default);
    }

    private Task<string> Work(CancellationToken cancellation)
    {
        Interlocked.Increment(ref begun);
        return result.Task;
    }
}
