using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Duplicates;
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
    Task<LinePlan> Plan(IRecord record, Caller caller, RegisterView view, RegisteredSites sites, CancellationToken cancellation);

    /// <summary>Whether this author has written the record since that time, and since that revision.</summary>
    Task<bool> IsWritten(string id, Author author, DateTimeOffset since, int after, CancellationToken cancellation);

    /// <summary>Brings the register to the records.</summary>
    Task Put(IEnumerable<IRecord> records, Author author, CancellationToken cancellation);
}

/// <summary>What shall come of a record.</summary>
/// <param name="Outcome">Whether it is taken.</param>
/// <param name="Faults">What speaks against it, at places in the record.</param>
/// <param name="Former">The revision that it finds; 0 where there is none.</param>
internal sealed record LinePlan(RowOutcome Outcome, IReadOnlyList<Fault> Faults, int Former)
{
    public static LinePlan Refused(params IReadOnlyList<Fault> faults) => new(RowOutcome.Rejected, faults, 0);
}

/// <param name="kind">The kind.</param>
/// <param name="outline">What its sites are compared by; null where they are no sites.</param>
/// <param name="registry">Where its records are kept.</param>
/// <param name="bodies">Reads them.</param>
/// <param name="resource">Holds them against what they refer to.</param>
/// <param name="time">Tells the day.</param>
internal sealed class LineKind<TRecord, TBody>(
    RecordKind<TRecord> kind,
    Func<TRecord, SiteOutline?> outline,
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

    public async Task<LinePlan> Plan(IRecord record, Caller caller, RegisterView view, RegisteredSites sites, CancellationToken cancellation)
    {
        // Before anything is looked up: whoever may not write it learns nothing of what there is.
        if (!caller.MayWrite(record.Keeper))
        {
            return LinePlan.Refused(new Fault("", Keepers.Refusal(record.Keeper), Fault.Forbidden));
        }

        var next = (TRecord)record;
        var former = await registry.Find(next.Id, cancellation) is { } entry && view.Reader.MaySee(entry.Record) ? entry : null;
        var references = new References(view);
        await resource.Check(next, former?.Record, references, cancellation);
        var faults = references.Faults;
        if (faults.Count == 0 && former is null && outline(next) is { } site && sites.Like(site) is { Count: > 0 } candidates)
        {
            faults = [new Fault($"/{resource.IdProperty}", Lookalikes.Message(candidates), Fault.PossibleDuplicate)];
        }

        if (faults.Count > 0)
        {
            return LinePlan.Refused(faults);
        }

        try
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            return new LinePlan(OutcomeOf(ImportedAction.Of(kind, next, former?.Record, today)), [], former?.Revision ?? 0);
        }
        catch (RecordTooLargeException tooLarge)
        {
            return LinePlan.Refused(new Fault("", tooLarge.Message, Fault.TooLarge));
        }
    }

    public async Task<bool> IsWritten(string id, Author author, DateTimeOffset since, int after, CancellationToken cancellation)
    {
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
