using CoProduction.Functions.Store.Tables.Live;

namespace CoProduction.Functions.Tests.Store.Tables.Live;

public sealed class CoalescedCallTests
{
    private readonly CoalescedCall<int> calls = new();
    private readonly TaskCompletionSource release = new();
    private int made;

    [Fact]
    public async Task Who_asks_during_a_call_gets_the_next_one_which_all_of_them_share()
    {
        var first = calls.Call(Call, default);
        await Began(1);
        var during = Enumerable.Range(0, 50).Select(_ => calls.Call(Call, default)).ToArray();
        release.SetResult();

        Assert.Equal(1, await first);
        Assert.All(await Task.WhenAll(during), number => Assert.Equal(2, number));
        Assert.Equal(3, await calls.Call(Call, default));
    }

    [Fact]
    public async Task A_fault_is_told_to_those_who_waited_for_it_and_to_nobody_else()
    {
        var first = calls.Call(() => Task.FromException<int>(new IOException("away")), default);

        Assert.Equal("away", (await Assert.ThrowsAsync<IOException>(() => first)).Message);
        release.SetResult();
        Assert.Equal(1, await calls.Call(Call, default));
    }

    [Fact]
    public async Task Who_goes_away_stops_nobody_else()
    {
        using var going = new CancellationTokenSource();
        var (gone, other) = (calls.Call(Call, going.Token), calls.Call(Call, default));
        await going.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        release.SetResult();
        Assert.Equal(1, await other);
    }

    private async Task<int> Call()
    {
        var number = Interlocked.Increment(ref made);
        await release.Task;
        return number;
    }

    private async Task Began(int number)
    {
        while (Volatile.Read(ref made) < number)
        {
            await Task.Delay(1);
        }
    }
}
