using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Import;

/// <summary>Decides what an import does with a record: the rules that CSV and JSON lines share.</summary>
/// <param name="caller">The caller whose rights hold; null where everything is allowed.</param>
/// <param name="sites">The sites that a new one is compared with.</param>
/// <param name="today">The day of the import (UTC).</param>
internal sealed class RecordPlanner(Caller? caller, RegisteredSites sites, DateOnly today)
{
    /// <summary>
    /// The fault of a record that the caller may not write. It reads the same whether or not the register has the record.
    /// </summary>
    public BodyFault? Forbidden(IRecord record) =>
        caller is null || caller.MayWrite(record.Owner) ? null
        : new BodyFault("", ForbiddenProblem.WhoMayWrite(record.Owner), BodyFault.Forbidden);

    /// <summary>The fault of a new site that looks like registered ones.</summary>
    public BodyFault? Duplicate(RecordKind kind, IRecord record, IRecord? former) =>
        former is null && kind.Outline(record) is { } site && sites.Objection(site) is { } objection
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
            var json = kind.Write(kind.Evolve(record, former, today));
            return new RecordPlan(
                former is null ? RecordOutcome.Added
                : json == kind.Write(former) ? RecordOutcome.Unchanged
                : RecordOutcome.Replaced);
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

    /// <summary>The revision that the register has; 0 where it has none, or where the record is rejected.</summary>
    public int Former { get; init; }

    public static RecordPlan Rejected(params IReadOnlyList<BodyFault> faults) => new(RecordOutcome.Rejected) { Faults = faults };
}
