using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Records.Memberships;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Retirements;

namespace CoProduction.Functions.Import;

/// <summary>Decides what an import does with a record: the rules that CSV and JSON lines share.</summary>
/// <param name="caller">The caller whose rights hold; null where everything is allowed.</param>
/// <param name="sites">The sites that a new one is compared with.</param>
/// <param name="today">The day of the import (UTC).</param>
/// <param name="tellsChanges">Whether to tell what would change in records that are replaced.</param>
internal sealed class RecordPlanner(Caller? caller, RegisteredSites sites, DateOnly today, bool tellsChanges)
{
    /// <summary>
    /// The fault of a record that the caller may not write. It reads the same whether or not the register has the record.
    /// </summary>
    public BodyFault? Forbidden(IRecord record) =>
        caller is null || caller.MayWrite(record.Owner) ? null
        : new BodyFault("", ForbiddenProblem.WhoMayWrite(record.Owner), BodyFault.Forbidden);

    /// <summary>The fault of a site that is new, or is brought back, and looks like registered ones.</summary>
    public BodyFault? Duplicate(RecordKind kind, IRecord record, IRecord? former) =>
        former is null or IRetirable { Retired: not null } && record is not IRetirable { Retired: not null }
        && kind.Outline(record) is { } site && sites.Objection(site) is { } objection
            ? new BodyFault($"/{kind.IdProperty}", objection, BodyFault.PossibleDuplicate)
            : null;

    /// <summary>What comes of a record that nothing else speaks against: it can still be too large.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="record">The record.</param>
    /// <param name="former">The version in the register; null where there is none.</param>
    public RecordPlan Plan(RecordKind kind, IRecord record, IRecord? former)
    {
        try
        {
            var notices = caller is not null && record is Partner partner ? StatedMemberships.Notices(partner, (Partner?)former) : null;
            var json = kind.Write(kind.Evolve(record, former, today, caller?.Author ?? Author.Local));
            if (former is null)
            {
                return new RecordPlan(RecordOutcome.Added) { Notices = notices };
            }

            var before = kind.Write(former);
            var outcome = json == before ? RecordOutcome.Unchanged : RecordOutcome.Replaced;
            return new RecordPlan(outcome)
            {
                Seen = Seen.Of(before),
                Notices = notices,
                Changes = tellsChanges && outcome == RecordOutcome.Replaced ? FieldChanges.Between(before, json) : null,
            };
        }
        catch (RecordTooLargeException tooLarge)
        {
            return RecordPlan.Rejected(new BodyFault("", tooLarge.Message, BodyFault.TooLarge));
        }
    }

    /// <summary>What comes of a record that nothing speaks against deleting, as DELETE deletes it: one that others can name is retired.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="former">The version in the register.</param>
    public RecordPlan Deletion(RecordKind kind, IRecord former)
    {
        try
        {
            var before = kind.Write(former);
            if (former is IRetirable { Retired: not null })
            {
                return new RecordPlan(RecordOutcome.Unchanged) { Seen = Seen.Of(before) };
            }

            var after = former is IRetirable current ? kind.Write(kind.Evolve(current.RetiredOn(today), former, today, caller?.Author ?? Author.Local)) : null;
            return new RecordPlan(RecordOutcome.Deleted) { Seen = Seen.Of(before), Changes = tellsChanges ? FieldChanges.Between(before, after) : null };
        }
        catch (RecordTooLargeException tooLarge)
        {
            return RecordPlan.Rejected(new BodyFault("", tooLarge.Message, BodyFault.TooLarge));
        }
    }
}

/// <summary>What an import does with a record.</summary>
/// <param name="Outcome">What comes of the record.</param>
internal sealed record RecordPlan(RecordOutcome Outcome)
{
    /// <summary>What is wrong, at places in the record; empty unless the record is rejected.</summary>
    public IReadOnlyList<BodyFault> Faults { get; private init; } = [];

    /// <summary>What would change in a record that is replaced or deleted; null where nobody asked.</summary>
    public IReadOnlyList<FieldChange>? Changes { get; init; }

    /// <summary>What the import proposes instead of doing it; null for nothing.</summary>
    public IReadOnlyList<string>? Notices { get; init; }

    /// <summary>Whether there is anything to write or to propose.</summary>
    public bool IsEffective => Outcome.IsChange() || Notices is not null;

    /// <summary>What the register has of the record, as far as the caller sees it.</summary>
    public Seen Seen { get; init; } = Seen.Nothing;

    public static RecordPlan Rejected(params IReadOnlyList<BodyFault> faults) => new(RecordOutcome.Rejected) { Faults = faults };
}
