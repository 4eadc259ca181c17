using CoProduction.Functions.Records;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Store;

/// <summary>The contract of every log of changes for deleting old changes.</summary>
public abstract class ChangeLogContract(Func<Task<RegisterUnderTest>> open) : IAsyncLifetime
{
    private static readonly string Partition = RecordKinds.Partners.Partitioning.Shared[0];

    private RegisterUnderTest register = null!;

    public async ValueTask InitializeAsync() => register = await open();

    public async ValueTask DisposeAsync() => await register.DisposeAsync();

    [Fact]
    public async Task Changes_are_told_from_a_moment_on_that_moment_included()
    {
        var moments = await Write(3);

        Assert.Equal(moments[1..], await Moments(moments[1]));
        Assert.Equal(moments[2..], await Moments(moments[1].AddTicks(1)));
        Assert.Equal(moments[^1], await register.Changes.Last(Partition, default));
    }

    [Fact]
    public async Task What_is_before_a_moment_is_forgotten_and_what_is_at_it_or_after_it_stays()
    {
        var moments = await Write(4);

        await register.Changes.Forget(moments[2], default);

        Assert.Equal(moments[2..], await Moments(DateTimeOffset.MinValue));
    }

    [Fact]
    public async Task Next_change_comes_after_the_last_one_even_where_all_are_forgotten_and_the_clock_went_back()
    {
        var moments = await Write(2);
        register.Clock.Now += TimeSpan.FromDays(200);
        await register.Changes.Forget(register.Clock.Now, default);
        Assert.Empty(await Moments(DateTimeOffset.MinValue));
        Assert.Equal(moments[^1], await register.Changes.Last(Partition, default));

        register.Clock.Now = moments[0];
        var next = Assert.Single(await Write(1, first: 2));

        Assert.True(next > moments[^1]);
        Assert.Equal([next], await Moments(DateTimeOffset.MinValue));
    }

    /// <summary>Adds records a minute apart.</summary>
    /// <returns>The times at which they were added.</returns>
    private async Task<DateTimeOffset[]> Write(int count, int first = 0)
    {
        var moments = new List<DateTimeOffset>();
        for (var number = first; number < first + count; number++)
        {
            var entry = await register.Registry<Partner>().Add(new PartnerSamples().Make(number), HistoryChain.Author, default);
            moments.Add(entry!.ChangedAt);
            register.Clock.Now += TimeSpan.FromMinutes(1);
        }

        return [.. moments];
    }

    private async Task<DateTimeOffset[]> Moments(DateTimeOffset from)
    {
        Assert.Contains(Partition, await register.Changes.Partitions(default));
        return [.. (await register.Changes.From(Partition, from, default).ToListAsync()).Select(change => change.At)];
    }
}

public sealed class ChangeLogInMemory() : ChangeLogContract(RegisterUnderTest.InMemory);

public sealed class ChangeLogOnTables() : ChangeLogContract(RegisterUnderTest.OnTables);
