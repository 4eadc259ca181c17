using Azure;
using Azure.Data.Tables;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.People;

/// <summary>
/// Stores which subject each handle stands for, in a table of its own. A person has two rows: one by handle, with the subject, and one by subject, with
/// the handle. Erasing empties the first and deletes the second. No other table, blob or queue names a subject.
/// </summary>
public sealed class PeopleTable(TableServiceClient service, StoragePrefix prefix) : ITraces
{
    private const string Handle = "Handle";

    private readonly CreatedOnFirstUse<TableClient> table = new(service.GetTableClient($"{prefix}People"), table => table.CreateIfNotExistsAsync());

    public TracePlace Place => TracePlace.Erasures;

    /// <summary>The person whom a handle stands for; null if there never was such a handle.</summary>
    public async Task<StoredPerson?> Find(PersonHandle handle, CancellationToken cancellation)
    {
        var row = await Row(PersonKey.Of(handle), cancellation);
        return row is null
            ? null
            : new StoredPerson(
                handle,
                row.GetString(nameof(StoredPerson.Subject)),
                row.GetDateTimeOffset(nameof(StoredPerson.Since))!.Value,
                row.GetDateTimeOffset(nameof(StoredPerson.ErasedAt)),
                row.GetString(nameof(StoredPerson.ErasedBy)),
                row.ETag);
    }

    /// <summary>The handle of a subject; null if it has none.</summary>
    public async Task<PersonHandle?> HandleOf(CountryCode partner, string subject, CancellationToken cancellation) =>
        await Row(PersonKey.Of(partner, subject), cancellation) is { } row ? Parsed.As<PersonHandle>(row.GetString(Handle)) : null;

    /// <summary>Adds a person. Of several instances that add the same subject, one does.</summary>
    /// <returns>Whether it was added; false if the subject has a handle, which may be this one if the answer to an attempt was lost.</returns>
    public async Task<bool> Add(PersonHandle handle, string subject, DateTimeOffset now, CancellationToken cancellation)
    {
        var person = new TableEntity(PersonKey.Partition, PersonKey.Of(handle))
        {
            [nameof(StoredPerson.Subject)] = subject,
            [nameof(StoredPerson.Since)] = now,
        };
        var lead = new TableEntity(PersonKey.Partition, PersonKey.Of(handle.Partner, subject)) { [Handle] = handle.Value };
        try
        {
            await (await table.Open(cancellation)).SubmitTransactionAsync(
                [new TableTransactionAction(TableTransactionActionType.Add, lead), new TableTransactionAction(TableTransactionActionType.Add, person)], cancellation);
            return true;
        }
        catch (RequestFailedException there) when (there.Status == StatusCodes.Status409Conflict)
        {
            return false;
        }
    }

    /// <summary>Erases the subject of a person.</summary>
    /// <param name="person">The person as it was read, with its subject.</param>
    /// <param name="now">When (UTC).</param>
    /// <param name="by">The handle of who does it.</param>
    /// <param name="cancellation">Cancels the request. The subject may be erased nevertheless.</param>
    /// <returns>False if somebody else was first, or the answer to an attempt was lost: read the person again.</returns>
    public async Task<bool> Erase(StoredPerson person, DateTimeOffset now, string by, CancellationToken cancellation)
    {
        var people = await table.Open(cancellation);
        if (await Row(PersonKey.Of(person.Handle.Partner, person.Subject!), cancellation) is not { } lead || lead.GetString(Handle) != person.Handle.Value)
        {
            return false;
        }

        var erased = new TableEntity(PersonKey.Partition, PersonKey.Of(person.Handle))
        {
            [nameof(StoredPerson.Since)] = person.Since,
            [nameof(StoredPerson.ErasedAt)] = now,
            [nameof(StoredPerson.ErasedBy)] = by,
        };
        try
        {
            await people.SubmitTransactionAsync(
                [
                    new TableTransactionAction(TableTransactionActionType.Delete, lead, lead.ETag),
                    new TableTransactionAction(TableTransactionActionType.UpdateReplace, erased, person.Version),
                ],
                cancellation);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status is StatusCodes.Status404NotFound or StatusCodes.Status412PreconditionFailed)
        {
            return false;
        }
    }

    /// <summary>How many people somebody has erased.</summary>
    public async Task<int> Count(string author, CancellationToken cancellation) =>
        await PartitionScan.Count(
            await table.Open(cancellation), PersonKey.Partition, PersonKey.People, AuthorFilter.Of(nameof(StoredPerson.ErasedBy), author), cancellation);

    private async Task<TableEntity?> Row(string key, CancellationToken cancellation)
    {
        var row = await (await table.Open(cancellation)).GetEntityIfExistsAsync<TableEntity>(PersonKey.Partition, key, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }
}
