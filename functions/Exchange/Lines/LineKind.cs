using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Exchange.Imports;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using Fault = CoProduction.Functions.Resources.Fault;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>One kind of record on its way from a line into its registry.</summary>
internal interface ILineKind
{
    /// <summary>The kind's word.</summary>
    string Word { get; }

    /// <summary>What a line says, or everything that is wrong with that.</summary>
    (IRecord? Record, IReadOnlyList<Fault> Faults) Read(JsonElement json, CountryCode partner);

    /// <summary>Finds out what is to be done with a record, or everything that speaks against it.</summary>
    Task<(RowOutcome Outcome, IReadOnlyList<Fault> Faults)> Plan(IRecord record, Caller caller, RegisterView view, CancellationToken cancellation);

    /// <summary>Whether this author has written the record since that time.</summary>
    Task<bool> IsWritten(string id, Author author, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Brings the register to the records.</summary>
    Task Put(IEnumerable<IRecord> records, Author author, CancellationToken cancellation);
}

internal sealed class LineKind<TRecord, TBody>(
    RecordKind<TRecord> kind,
    IRegistry<TRecord> registry,
    BodyReader<TRecord, TBody> bodies,
    ResourceDescription<TRecord, TBody> resource,
    TimeProvider time) : ILineKind
    where TRecord : class, IRecord
    where TBody : class, IBody<TBody, TRecord>
{
    private const int LongestPage = 1000;

    public string Word => kind.Word;

    public (IRecord? Record, IReadOnlyList<Fault> Faults) Read(JsonElement json, CountryCode partner)
    {
        var (_, record, faults) = bodies.Read(json, id: null, partner);
        return (record, faults);
    }

    public async Task<(RowOutcome Outcome, IReadOnlyList<Fault> Faults)> Plan(
        IRecord record, Caller caller, RegisterView view, CancellationToken cancellation)
    {
        // Before anything is looked up: whoever may not write it learns nothing of what there is.
        if (!caller.MayWrite(record.Keeper))
        {
            return (RowOutcome.Rejected, [new Fault("", Keepers.Refusal(record.Keeper), Fault.Forbidden)]);
        }

        var next = (TRecord)record;
        var former = (await view.Of<TRecord>().Find(next.Id, cancellation))?.Record;
        var references = new References(view);
        await resource.Check(next, former, references, cancellation);
        if (references.Faults.Count > 0)
        {
            return (RowOutcome.Rejected, references.Faults);
        }

        try
        {
            return (OutcomeOf(ImportedAction.Of(kind, next, former, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))), []);
        }
        catch (RecordTooLargeException tooLarge)
        {
            return (RowOutcome.Rejected, [new Fault("", tooLarge.Message, Fault.TooLarge)]);
        }
    }

    public async Task<bool> IsWritten(string id, Author author, DateTimeOffset since, CancellationToken cancellation)
    {
        var after = 0;
        while (await registry.History(id, after, LongestPage, cancellation) is { Count: > 0 } revisions)
        {
            if (revisions.Any(revision => revision.By == author.Name && revision.At >= since))
            {
                return true;
            }

            after = revisions[^1].Number;
        }

        return false;
    }

    public Task Put(IEnumerable<IRecord> records, Author author, CancellationToken cancellation) =>
        registry.Put([.. records.Cast<TRecord>()], author, progress: null, cancellation);

    private static RowOutcome OutcomeOf(RevisionAction? action) => action switch
    {
        null => RowOutcome.Unchanged,
        RevisionAction.Added => RowOutcome.Added,
        _ => RowOutcome.Replaced,
    };
}
