using System.Net;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Functions.Store.Tables;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Tests.Store;

/// <summary>A change is made once and reported once, or not at all, no matter what gets lost on the way to storage and back.</summary>
public sealed class StorageFaultTests : IAsyncLifetime, IDisposable
{
    private static readonly Author Author = HistoryChain.Author;

    private readonly AnswerLosingHandler storage = new();
    private readonly FactorySamples samples = new();
    private RegisterUnderTest? register;

    private Registry<Factory> Registry => register!.Registry<Factory>();

    public async ValueTask InitializeAsync() => await Open(retries: 2);

    public async ValueTask DisposeAsync() => await register!.DisposeAsync();

    public void Dispose() => storage.Dispose();

    [Theory]
    [InlineData(0, null)]
    [InlineData(2, null)]
    [InlineData(0, HttpStatusCode.InternalServerError)]
    [InlineData(2, HttpStatusCode.ServiceUnavailable)]
    public async Task A_change_whose_answer_got_lost_is_made_once(int retries, HttpStatusCode? instead)
    {
        await Open(retries);
        var added = await Registry.Add(samples.Make(1), Author, default);
        (storage.AnswersToLose, storage.AnswersInstead) = (1, instead);
        var replaced = await Registry.Replace(samples.Make(1, "second wording"), added!.ETag, Author, default);
        storage.AnswersToLose = 1;
        var other = await Registry.Add(samples.Make(4), Author, default);
        storage.AnswersToLose = 1;
        var removed = await Registry.Remove(samples.IdOf(1), replaced.Entry!.ETag, Author, default);

        Assert.Equal((WriteOutcome.Done, WriteOutcome.Done), (replaced.Outcome, removed.Outcome));
        Assert.Equal(other!.ETag, (await Registry.Find(samples.IdOf(4), default))!.ETag);
        Assert.Equal(
            [RevisionAction.Added, RevisionAction.Replaced, RevisionAction.Removed],
            (await Registry.Verified(samples.Kind, samples.IdOf(1))).Select(revision => revision.Action));
    }

    [Fact]
    public async Task A_record_that_was_read_is_changed_without_reading_it_again()
    {
        await Registry.Add(samples.Make(1), Author, default);
        var read = (await register!.Records.FindToChange(samples.Kind, samples.IdOf(1), default))!;
        var before = storage.RowsRead;

        var replaced = await register.Records.Replace(samples.Kind, samples.Make(1, "second wording"), read.Version, Author, default);

        Assert.Equal((WriteOutcome.Done, before), (replaced.Outcome, storage.RowsRead));
        Assert.Equal(
            [RevisionAction.Added, RevisionAction.Replaced],
            (await Registry.Verified(samples.Kind, samples.IdOf(1))).Select(revision => revision.Action));
    }

    [Fact]
    public async Task A_record_that_others_changed_since_it_was_read_is_left_as_they_made_it()
    {
        await Registry.Add(samples.Make(1), Author, default);
        var read = (await register!.Records.FindToChange(samples.Kind, samples.IdOf(1), default))!;
        await using var others = await register.OfAnotherProcess();
        var theirs = await others.Registry<Factory>().Replace(samples.Make(1, "theirs"), read.ETag, Author, default);

        var replaced = await register.Records.Replace(samples.Kind, samples.Make(1, "ours"), read.Version, Author, default);
        var removed = await register.Records.Remove(samples.Kind, samples.IdOf(1), read.Version, Author, default);

        Assert.Equal((WriteOutcome.OtherVersion, WriteOutcome.OtherVersion), (replaced.Outcome, removed.Outcome));
        Assert.Equal(theirs.Entry!.ETag, (await Registry.Find(samples.IdOf(1), default))!.ETag);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Records_whose_answers_got_lost_are_put_once(int retries)
    {
        await Open(retries);
        storage.AnswersToLose = 2;

        Assert.Equal(new OutcomeCounts(9, 0, 0), await Registry.Put(samples.MakeMany(9), Author, null, default));
        foreach (var id in samples.MakeMany(9).Select(record => record.Id.Value))
        {
            Assert.Single(await Registry.Verified(samples.Kind, id));
        }
    }

    [Fact]
    public async Task A_change_that_never_reached_storage_is_an_exception_and_leaves_nothing()
    {
        await Open(retries: 0);
        storage.RequestsToLose = 1;

        await Assert.ThrowsAsync<RequestFailedException>(() => Registry.Add(samples.Make(1), Author, default));

        Assert.Null(await Registry.Find(samples.IdOf(1), default));
        Assert.Empty(await Registry.History(samples.IdOf(1), 0, 10, default));
    }

    [Fact]
    public async Task A_change_that_another_made_first_is_not_taken_for_one_s_own()
    {
        await using var others = await register!.OfAnotherProcess();
        var added = await Registry.Add(samples.Make(1), Author, default);
        storage.Meanwhile = async () => await others.Registry<Factory>().Replace(samples.Make(1, "second wording"), added!.ETag, Author, default);

        // The same change by the same author at the same time is still two writes, and only one of them was made.
        var change = await Registry.Replace(samples.Make(1, "second wording"), added!.ETag, Author, default);

        Assert.Equal(WriteOutcome.OtherVersion, change.Outcome);
        Assert.Equal(2, (await Registry.Verified(samples.Kind, samples.IdOf(1))).Count);
    }

    [Fact]
    public async Task A_record_that_is_always_changed_by_others_is_given_up_in_the_end()
    {
        var rounds = 0;
        await using var others = await register!.OfAnotherProcess();
        await Registry.Put([samples.Make(1)], Author, null, default);
        storage.Meanwhile = Change;

        var fault = await Assert.ThrowsAsync<ContendedRecordException>(
            () => Registry.Put([samples.Make(1, "mine")], Author, null, default));

        Assert.Equal("Other requests keep changing the factory pol-works-1. Try again later.", fault.Message);

        async Task Change()
        {
            var found = await others.Registry<Factory>().Find(samples.IdOf(1), default);
            await others.Registry<Factory>().Replace(samples.Make(1, $"theirs {rounds++}"), found!.ETag, Author, default);
            storage.Meanwhile = Change;
        }
    }

    [Fact]
    public async Task Putting_ends_between_transactions_when_it_is_cancelled_and_finishes_when_it_is_repeated()
    {
        using var cancelling = new CancellationTokenSource();
        var records = Enumerable.Range(0, 200).Select(number => FactorySamples.Make("POL", number, "first wording")).ToArray();
        storage.Meanwhile = () =>
        {
            storage.Meanwhile = cancelling.CancelAsync;
            return Task.CompletedTask;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Registry.Put(records, Author, null, cancelling.Token));

        Assert.Equal(new OutcomeCounts(152, 0, 48), await Registry.Put(records, Author, null, default));
    }

    private async Task Open(int retries)
    {
        if (register is not null)
        {
            await register.DisposeAsync();
        }

        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(storage, disposeHandler: false)) };
        (options.Retry.MaxRetries, options.Retry.Delay) = (retries, TimeSpan.FromMilliseconds(1));
        register = await RegisterUnderTest.OnTables(options);
    }
}
