using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Store;

/// <summary>The contract of every store of idempotency keys and responses.</summary>
public abstract class IdempotencyStoreContract(Func<Task<RegisterUnderTest>> open) : IAsyncLifetime
{
    private const string Key = "0123456789abcdef";
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly StoredAnswer Answer = new(201, "https://coproduction.example/there", "etag", "{\"said\":\"Łódź\"}");

    private RegisterUnderTest register = null!;

    private IIdempotencyStore Answers => register.Answers;

    public async ValueTask InitializeAsync() => register = await open();

    public async ValueTask DisposeAsync() => await register.DisposeAsync();

    [Fact]
    public async Task Key_has_one_slot_for_one_request_and_none_for_another()
    {
        var slots = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Answers.Reserve(Key, "this", default)));

        Assert.NotNull(Assert.Single(slots.Distinct()));
        Assert.Null(await Answers.Reserve(Key, "that", default));
        Assert.NotEqual(slots[0], await Answers.Reserve("fedcba9876543210", "this", default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Key_is_bound_for_24_hours_and_free_after_whether_or_not_old_ones_are_forgotten(bool areForgotten)
    {
        var slot = await Answers.Reserve(Key, "this", default);

        await Move(Day);
        Assert.Equal(slot, await Answers.Reserve(Key, "this", default));
        Assert.Null(await Answers.Reserve(Key, "that", default));

        await Move(TimeSpan.FromTicks(1));
        var next = await Answers.Reserve(Key, "that", default);
        Assert.NotNull(next);
        Assert.NotEqual(slot, next);
        Assert.Null(await Answers.Reserve(Key, "this", default));

        async Task Move(TimeSpan by)
        {
            register.Clock.Now += by;
            await (areForgotten ? Answers.Forget(default) : Task.CompletedTask);
        }
    }

    [Fact]
    public async Task Slot_tells_when_it_was_made()
    {
        register.Clock.Now += TimeSpan.FromMilliseconds(12_345_678);

        Assert.Equal(register.Clock.Now, AnswerTime.Of((await Answers.Reserve(Key, "this", default))!.Value));
    }

    [Fact]
    public async Task Answer_is_kept_once_and_found_until_it_is_forgotten_or_dropped()
    {
        var slot = (await Answers.Reserve(Key, "this", default))!.Value;
        Assert.Null(await Answers.Find(IIdempotencyStore.Apart, slot, default));

        Assert.Equal(Answer, await Answers.Keep(IIdempotencyStore.Apart, slot, Answer, default));
        Assert.Equal(Answer, await Answers.Keep(IIdempotencyStore.Apart, slot, Answer with { Status = 200 }, default));

        Assert.Equal(Answer, await Answers.Find(IIdempotencyStore.Apart, slot, default));
        Assert.Null(await Answers.Find("POL", slot, default));
        await Answers.Drop(IIdempotencyStore.Apart, slot, default);
        Assert.Null(await Answers.Find(IIdempotencyStore.Apart, slot, default));
    }

    [Fact]
    public async Task Answers_of_24_hours_are_there_and_older_ones_are_forgotten_wherever_they_lie()
    {
        var slot = (await Answers.Reserve(Key, "this", default))!.Value;
        await Answers.Keep(IIdempotencyStore.Apart, slot, Answer, default);
        await register.Registry<Partner>().Add(new PartnerSamples().Make(1), HistoryChain.Author, new AnswerToKeep(slot, _ => Answer), default);
        var partition = RecordKinds.Partners.Partitioning.Shared[0];

        register.Clock.Now += Day;
        await Answers.Forget(default);
        Assert.Equal((Answer, Answer), (await Answers.Find(IIdempotencyStore.Apart, slot, default), await Answers.Find(partition, slot, default)));

        register.Clock.Now += TimeSpan.FromSeconds(1);
        await Answers.Forget(default);
        Assert.Equal((null, null), (await Answers.Find(IIdempotencyStore.Apart, slot, default), await Answers.Find(partition, slot, default)));
    }
}

public sealed class AnswersInMemory() : IdempotencyStoreContract(RegisterUnderTest.InMemory);

public sealed class AnswersOnTables() : IdempotencyStoreContract(RegisterUnderTest.OnTables);
