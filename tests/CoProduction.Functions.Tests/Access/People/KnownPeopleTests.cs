using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access.Tenants;
using CoProduction.Functions.Tests.Store;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Access.People;

/// <summary>Handles that several instances look for at once, and storage whose answers are lost.</summary>
public sealed class KnownPeopleTests : IDisposable
{
    private static readonly CountryCode Poland = Parsed.As<CountryCode>("POL");

    private readonly TenantStorage storage = new();
    private readonly SetClock clock = new();
    private readonly string connectionString = Azurite.Shared.GetAwaiter().GetResult().NewAccount();

    public void Dispose() => storage.Dispose();

    [Fact]
    public async Task Instances_that_meet_a_person_at_once_agree_on_one_handle()
    {
        KnownPeople[] instances = [.. Enumerable.Range(0, 6).Select(_ => Instance())];
        for (var person = 0; person < 20; person++)
        {
            var subject = $"person {person}/#?";
            var handles = await Task.WhenAll(instances.Select(instance => instance.HandleOf(Poland, subject, default).AsTask()));

            Assert.Single(handles.Distinct());
            Assert.Equal(subject, (await Instance().SubjectsIn([handles[0].Value], default)).Of(handles[0].Value));
        }
    }

    [Fact]
    public async Task Handle_whose_storing_has_no_answer_is_the_one_that_was_stored()
    {
        storage.LosesAnswer = true;

        var handle = await Instance().HandleOf(Poland, "anna", default);

        Assert.False(storage.LosesAnswer);
        Assert.Equal(handle, await Instance().HandleOf(Poland, "anna", default));
        Assert.NotEqual(handle, await Instance().HandleOf(Parsed.As<CountryCode>("GBR"), "anna", default));
    }

    [Fact]
    public async Task Erasure_whose_answer_is_lost_is_made_once_and_can_be_repeated()
    {
        var handle = await Instance().HandleOf(Poland, "anna", default);
        var data = new PersonalData(Table(), Instance(), [], clock);
        storage.LosesAnswer = true;

        Assert.Equal((true, 0), await data.Erase(handle, "POL:first", default) is var (known, earlier) ? (known, earlier.Count) : default);
        await data.Erase(handle, "POL:second", default);

        Assert.Equal((null, "POL:first"), await Table().Find(handle, default) is { } person ? (person.Subject, person.ErasedBy) : default);
        Assert.Null(await Table().HandleOf(Poland, "anna", default));
    }

    [Fact]
    public async Task Instance_that_has_read_a_person_follows_an_erasure_within_15_seconds()
    {
        var (first, second) = (Instance(), Instance());
        var handle = await first.HandleOf(Poland, "anna", default);
        await second.HandleOf(Poland, "anna", default);
        Assert.Equal("anna", (await second.SubjectsIn([handle.Value], default)).Of(handle.Value));
        await new PersonalData(Table(), first, [], clock).Erase(handle, "POL:first", default);

        clock.Now += KnownPeople.Longest;

        Assert.Null((await second.SubjectsIn([handle.Value], default)).Of(handle.Value));
        var next = await second.HandleOf(Poland, "anna", default);
        Assert.NotEqual(handle, next);
        Assert.Equal(next, await first.HandleOf(Poland, "anna", default));
        Assert.Equal(TimeSpan.FromSeconds(15), KnownPeople.Longest);
    }

    [Fact]
    public async Task Person_who_has_been_read_is_not_read_again_for_15_seconds()
    {
        var people = Instance();
        var handle = await people.HandleOf(Poland, "anna", default);
        await new PersonalData(Table(), Instance(), [], clock).Erase(handle, "POL:first", default);
        clock.Now += KnownPeople.Longest - TimeSpan.FromTicks(1);

        Assert.Equal(handle, await people.HandleOf(Poland, "anna", default));
    }

    [Fact]
    public void Recent_values_are_never_more_than_their_number_nor_older_than_their_age()
    {
        var values = new RecentValues<int, string>(TimeSpan.FromSeconds(15), most: 3, clock);
        var begun = clock.Now;
        foreach (var key in Enumerable.Range(1, 4))
        {
            values.Keep(key, $"{key}", begun);
        }

        Assert.Equal([4], Enumerable.Range(1, 4).Where(key => values.TryGet(key, out _)));

        clock.Now = begun.AddSeconds(15);
        Assert.False(values.TryGet(4, out _));
        clock.Now = begun.AddSeconds(-1);
        Assert.False(values.TryGet(4, out _));
    }

    private KnownPeople Instance() => new(Table(), clock);

    private PeopleTable Table()
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(storage, disposeHandler: false)) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new PeopleTable(new TableServiceClient(connectionString, options), Parsed.As<StoragePrefix>("tpeople"));
    }
}
