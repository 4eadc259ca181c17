using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>What an import of files does with the records that it states.</summary>
/// <param name="Records">The records to write, kind by kind; each kind comes after those that its records refer to.</param>
/// <param name="Results">What comes of each record that is stated.</param>
internal sealed record ImportPlan(IReadOnlyList<PlannedRecords> Records, IReadOnlyList<RowResult> Results)
{
    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Records.All(planned => planned.Records.Count == 0);

    /// <summary>Says how many new records nobody but their owner may see; null where there are none.</summary>
    public string? Notice
    {
        get
        {
            var hidden = Records.SelectMany(planned => planned.Records)
                .Where(one => one.Seen == Seen.Nothing)
                .Select(one => one.Record)
                .Where(record => record?.Owner is not null && record.Release == Release.OwnerOnly)
                .Select(record => record!.Owner!.Value)
                .ToArray();
            return hidden.Length == 0 ? null
                : $"{(hidden.Length == 1 ? "1 new record is" : $"{hidden.Length} new records are")} released to nobody but {string.Join(", ", hidden.Distinct().Order(StringComparer.Ordinal))}; "
                    + "releasableTo in the request or releasable_to in a row releases them.";
        }
    }

    /// <summary>The plan without the records with faults.</summary>
    public ImportPlan Without(IReadOnlyDictionary<(string Kind, string Id), BodyFault> faults) => faults.Count == 0 ? this : new(
        [.. Records.Select(planned => planned with { Records = [.. planned.Records.Where(one => !faults.ContainsKey((planned.Kind.Name, one.Id)))] })],
        [.. Results.Select(row => row.Overtaken(faults))]);

    /// <summary>Plans an import, or finds everything that speaks against it.</summary>
    /// <param name="kinds">The kinds of record.</param>
    /// <param name="draft">What the files state.</param>
    /// <param name="terms">How to import it.</param>
    /// <param name="today">The day of the import (UTC).</param>
    /// <param name="faults">Receives what speaks against it.</param>
    public static ImportPlan Of(RecordKinds kinds, ImportDraft draft, ImportTerms terms, DateOnly today, ImportFaults faults)
    {
        var stated = kinds.All.Select(kind => (Kind: kind, Staged: draft.Of(kind))).ToArray();
        var planner = new RecordPlanner(terms.Caller, SitesBeside(stated, terms.NotDuplicateOf), today, tellsChanges: terms.DryRun);
        var retired = draft.Retired();
        foreach (var (kind, staged) in stated)
        {
            foreach (var record in staged.Stated)
            {
                var former = staged.FormerOf(record.Id);
                Add(planner.Duplicate(kind, record, former), staged, record.Id, faults);
                Add(retired.Fault(record, former) is { } fault ? new BodyFault("", fault, BodyFault.Retired) : null, staged, record.Id, faults);
            }
        }

        var results = new List<RowResult>();
        return new ImportPlan([.. stated.Select(one => Plan(one.Kind, one.Staged, planner, results, faults))], results);
    }

    private static PlannedRecords Plan(RecordKind kind, Staged staged, RecordPlanner planner, List<RowResult> results, ImportFaults faults)
    {
        var changed = new List<PlannedWrite>();
        foreach (var record in staged.Stated)
        {
            var (file, line) = staged.PlaceOf(record.Id);
            var plan = planner.Plan(kind, record, staged.FormerOf(record.Id));
            results.Add(new RowResult(line, file, kind.Name, record.Id, plan.Outcome, Faults: null) { Changes = plan.Changes, Notices = plan.Notices });
            if (plan.Faults is [var tooLarge])
            {
                Add(tooLarge, staged, record.Id, faults);
            }
            else if (plan.IsEffective)
            {
                // Files can state records that the caller may not write, as long as those are unchanged.
                Add(planner.Forbidden(record), staged, record.Id, faults);
                changed.Add(new PlannedWrite(record, plan.Seen));
            }
        }

        return new PlannedRecords(kind, changed);
    }

    /// <summary>The registered sites that new ones can be.</summary>
    private static RegisteredSites SitesBeside(IReadOnlyCollection<(RecordKind Kind, Staged Staged)> stated, IReadOnlySet<string>? notDuplicateOf)
    {
        var partners = stated
            .SelectMany(one => one.Staged.Stated.Where(record => one.Staged.FormerOf(record.Id) is null).Select(one.Kind.Outline))
            .OfType<SiteOutline>()
            .Select(site => site.Id.Partner)
            .ToHashSet();
        var registered = stated
            .SelectMany(one => one.Staged.Registered.Where(record => record is not IRetirable { Retired: not null }).Select(one.Kind.Outline))
            .OfType<SiteOutline>();
        return new RegisteredSites(registered.Where(site => partners.Any(partner => DuplicateCheck.CanBe(site, partner))), notDuplicateOf);
    }

    private static void Add(BodyFault? fault, Staged staged, string id, ImportFaults faults)
    {
        if (fault is null)
        {
            return;
        }

        // A fault of a file has a code only where the record as a whole is refused (ImportFault.Code).
        var (file, line) = staged.PlaceOf(id);
        var column = fault.Pointer.Length == 0 ? null : fault.Pointer[1..];
        faults.Add(file, line, column, id, fault.Detail, fault.Code == BodyFault.TooLarge ? null : fault.Code);
    }
}
