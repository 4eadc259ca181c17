using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Figures;
using CoProduction.Registry.Retirements;

namespace CoProduction.Functions.Import.JsonLines;

/// <summary>Decides what an import does with the record that one line states or deletes, or finds everything that speaks against it.</summary>
/// <param name="planner">The rules.</param>
/// <param name="store">The register.</param>
/// <param name="view">The register as the caller sees it.</param>
/// <param name="begun">When the import began (UTC).</param>
/// <param name="isStated">Whether the import states a retired record.</param>
internal sealed class LinePlanner(
    RecordPlanner planner, IRecordStore store, RegisterView view, DateTimeOffset begun, Func<RecordName, CancellationToken, Task<bool>> isStated)
{
    /// <summary>The faults of a line, and those of what the sound parts of its record name.</summary>
    /// <param name="line">The line, which has faults.</param>
    /// <param name="beside">The register with the records of the lines beside it.</param>
    /// <param name="cancellation">Cancels the check.</param>
    public async Task<IReadOnlyList<BodyFault>> Faults(ParsedLine line, RegisterView beside, CancellationToken cancellation)
    {
        if (line is not { Kind: { } kind, Body: { } body })
        {
            return line.Faults;
        }

        var former = kind.IdOf(body) is { } id ? await view.Find(kind, id, cancellation) : null;
        var references = new References(beside, former?.Record, isStated);
        await kind.CheckNames(body, references, cancellation);
        return references.Beside(line.Faults, JsonLineParser.RecordPointer);
    }

    /// <summary>Decides what becomes of a sound line. The faults of the plan are at places in the line. Returns the line with the id of its record, which it need not give.</summary>
    public async Task<(RecordPlan Plan, ParsedLine Line)> Plan(ParsedLine line, CancellationToken cancellation) =>
        line.Record is { } record ? await Plan(line, line.Kind!, record, cancellation) : (await Deletion(line, line.Kind!, line.Deletes!, cancellation), line);

    private async Task<(RecordPlan Plan, ParsedLine Line)> Plan(ParsedLine line, RecordKind kind, IRecord record, CancellationToken cancellation)
    {
        // Comes before every look-up: a caller who may not write the record learns nothing of what the register has.
        if (planner.Forbidden(record) is { } forbidden)
        {
            return (OfRecord(RecordPlan.Rejected(forbidden)), line);
        }

        if (record is IFigure figure && kind.IdOf(line.Body!) is null)
        {
            if (await IdOf(kind, figure, cancellation) is not { } id)
            {
                return (OfRecord(RecordPlan.Rejected(new BodyFault($"/{kind.IdProperty}", FigureIds.Unclear, BodyFault.Required))), line);
            }

            record = kind.WithId(record, id.Value);
        }

        return (await OtherVersion(line, kind, record.Id, cancellation) ?? OfRecord(await Plan(kind, record, cancellation)), line with { Record = record });
    }

    /// <summary>Decides on a deletion by the rules of DELETE: what the caller may not see is not there.</summary>
    private async Task<RecordPlan> Deletion(ParsedLine line, RecordKind kind, string id, CancellationToken cancellation)
    {
        if (await store.Find(kind, id, cancellation) is not { Record: { } former } || !view.Reader.MaySee(former))
        {
            return RecordPlan.Rejected(new BodyFault(JsonLineParser.IdPointer, $"There is no {kind.Name} {id}, or you may not see it.", BodyFault.NotFound));
        }

        return planner.Forbidden(former) is { } forbidden ? RecordPlan.Rejected(forbidden with { Pointer = JsonLineParser.IdPointer })
            : await OtherVersion(line, kind, id, cancellation) ?? planner.Deletion(kind, former);
    }

    /// <summary>What speaks against a line whose record is not in the version that it names; null if it is, or the line names none.</summary>
    private async Task<RecordPlan?> OtherVersion(ParsedLine line, RecordKind kind, string id, CancellationToken cancellation)
    {
        if (line.ETag is null)
        {
            return null;
        }

        var present = await view.Find(kind, id, cancellation);
        return present?.ETag == line.ETag ? null
            : RecordPlan.Rejected(await ImportWriter.OtherVersion(view, kind, id, present is not null, JsonLineParser.ETagPointer, cancellation));
    }

    /// <summary>A plan with its faults at places in the line.</summary>
    private static RecordPlan OfRecord(RecordPlan plan) => plan.Faults.Count == 0 ? plan : RecordPlan.Rejected([.. JsonLineParser.Within(plan.Faults)]);

    private async Task<RecordPlan> Plan(RecordKind kind, IRecord record, CancellationToken cancellation)
    {
        var former = await store.Find(kind, record.Id, cancellation) is { } entry && view.Reader.MaySee(entry.Record) ? entry : null;
        var references = new References(view, former?.Record, isStated);
        await kind.Check(record, former?.Record, references, cancellation);
        if (references.Faults.Count > 0)
        {
            return RecordPlan.Rejected(references.Faults);
        }

        if (planner.Duplicate(kind, record, former?.Record) is { } duplicate)
        {
            return RecordPlan.Rejected(duplicate);
        }

        return planner.Plan(kind, record, former?.Record);
    }

    /// <summary>The id of a figure without one; null if nobody can tell which registered figure it is.</summary>
    private async Task<RecordId?> IdOf(RecordKind kind, IFigure figure, CancellationToken cancellation)
    {
        var near = await store.FindNumbered(kind, figure.SubjectId, cancellation);
        var ofThisImport = near.Where(entry => entry.ChangedAt >= begun).Select(entry => entry.Record.Id).ToHashSet(StringComparer.Ordinal);
        return FigureIds.Assign(
            [figure],
            near.Select(entry => entry.Record).Where(view.Reader.MaySee).OfType<IFigure>(),
            near.Select(entry => entry.Record.Id),
            registered => ofThisImport.Contains(registered.Id))[0];
    }
}
