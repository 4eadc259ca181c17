using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Registry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Resources;

/// <content>How records are made, changed and deleted.</content>
public sealed partial class ResourceEndpoints<TRecord, TBody>
{
    /// <summary>How many numbers are tried for the id of a record that brings none.</summary>
    private const int MostNumbered = 20;

    /// <summary>How often a change of whatever version there is follows a record that others change meanwhile.</summary>
    private const int MostTries = 5;

    public async Task<Results<Created<TBody>, Replayed, ProblemHttpResult>> Create(HttpRequest request, CancellationToken cancellation)
    {
        var caller = Caller.Of(request);
        if (!caller.MayWriteAnything)
        {
            return AccessProblems.Forbidden(NeedsToWrite);
        }

        var (body, record, digest, refusal) = await bodies.Read(request, id: null, cancellation);
        if (body is null || record is null)
        {
            return refusal!;
        }

        if (!caller.MayWrite(record.Keeper))
        {
            return Forbidden(record);
        }

        var partition = kind.Partitioning.Of(record.Id)!;
        var attempt = await repetitions.Begin(request, digest, partition, cancellation);
        if (attempt is not Attempt.First { Slot: var slot })
        {
            return attempt is Attempt.Again again ? again.Answer : ((Attempt.Refused)attempt).Problem;
        }

        var view = await readers.ViewOf(request, cancellation);
        if ((await Check(record, former: null, view, cancellation) ?? await resource.Objection(record, request, cancellation)) is { } faulty)
        {
            return faulty;
        }

        var kept = slot is null ? null : new KeptAnswer<TRecord>(slot.Value, made => Kept(request, made));
        var entry = await registry.Add(record, caller.Author, kept, cancellation);
        if (entry is null && slot is not null && await repetitions.Repeated(partition, slot.Value, cancellation) is { } same)
        {
            return same.Answer;
        }

        if (entry is null && resource.IdOf(body) is null)
        {
            entry = await AddNumbered(body, record.Id, caller.Author, kept, cancellation);
        }

        if (entry is null)
        {
            return ResourceProblems.AlreadyExists(record.Id, Links.To(request, resource.Path, record.Id));
        }

        // The caller may be gone by now; what was written is looked at again all the same, and taken back where it must be.
        if (await resource.CheckAgain(entry.Record, await readers.ViewOf(request, CancellationToken.None), CancellationToken.None) is { } late)
        {
            await registry.Remove(entry.Record.Id, entry.ETag, caller.Author, CancellationToken.None);
            await (slot is null ? Task.CompletedTask : repetitions.Drop(partition, slot.Value, CancellationToken.None));
            return ResourceProblems.ValidationFailed([late]);
        }

        return TypedResults.Created(Links.To(request, resource.Path, entry.Record.Id), Answer(request, entry));
    }

    public async Task<Results<Ok<TBody>, ProblemHttpResult>> Replace(HttpRequest request, string id, CancellationToken cancellation)
    {
        var (caller, view) = (Caller.Of(request), await readers.ViewOf(request, cancellation));
        if (await Objection(caller, view, id, cancellation) is { } objection)
        {
            return objection;
        }

        if (IfMatch.Of(request, out var match) is { } unconditional)
        {
            return unconditional;
        }

        var (_, record, _, refusal) = await bodies.Read(request, id, cancellation);
        if (record is null)
        {
            return refusal!;
        }

        var (former, replaced, opposed) = await Change(
            view,
            id,
            match,
            former => Check(record, former, view, cancellation),
            etag => registry.Replace(record, etag, caller.Author, cancellation),
            cancellation);
        if (former is null || replaced is null)
        {
            return opposed!;
        }

        if (await resource.CheckAgain(record, view, CancellationToken.None) is { } late)
        {
            await registry.Replace(former, replaced.Entry!.ETag, caller.Author, CancellationToken.None);
            return ResourceProblems.ValidationFailed([late]);
        }

        return TypedResults.Ok(Answer(request, replaced.Entry!));
    }

    public async Task<Results<NoContent, ProblemHttpResult>> Delete(HttpRequest request, string id, CancellationToken cancellation)
    {
        var (caller, view) = (Caller.Of(request), await readers.ViewOf(request, cancellation));
        if (await Objection(caller, view, id, cancellation) is { } objection)
        {
            return objection;
        }

        if (IfMatch.Of(request, out var match) is { } unconditional)
        {
            return unconditional;
        }

        var (_, removed, opposed) = await Change(
            view,
            id,
            match,
            async former => await resource.Referrers(former, view, cancellation) is { Count: > 0 } referrers
                ? ResourceProblems.StillReferenced(id, referrers)
                : null,
            etag => registry.Remove(id, etag, caller.Author, cancellation),
            cancellation);
        return removed is null ? opposed! : TypedResults.NoContent();
    }

    private const string NeedsToWrite = "Changing records needs the role contributor, or coordinator for what no partner keeps.";

    private static ProblemHttpResult Forbidden(IRecord record) => AccessProblems.Forbidden(record.Keeper is { } keeper
        ? $"What {keeper} keeps is changed by {keeper}'s contributors."
        : "What no partner keeps, such as reference data, is changed by coordinators.");

    private StoredAnswer Kept(HttpRequest request, Entry<TRecord> entry) =>
        new(
            StatusCodes.Status201Created,
            Links.To(request, resource.Path, entry.Record.Id),
            entry.ETag,
            JsonSerializer.Serialize(TBody.From(entry.Record), RecordJson.Options));

    private static TBody Answer(HttpRequest request, Entry<TRecord> entry)
    {
        Tagging.Mark(request.HttpContext.Response, entry.ETag);
        return TBody.From(entry.Record);
    }

    /// <summary>Why the caller cannot change this record at all: it sees none with this id, or it may not.</summary>
    private async Task<ProblemHttpResult?> Objection(Caller caller, RegisterView view, string id, CancellationToken cancellation) =>
        await Find(view, id, cancellation) is not { } entry ? Problems.NotFound()
        : !caller.MayWriteAnything ? AccessProblems.Forbidden(NeedsToWrite)
        : !caller.MayWrite(entry.Record.Keeper) ? Forbidden(entry.Record)
        : null;

    /// <summary>
    /// Changes the version that is meant, unless something speaks against it. Where any version is meant, it is the one
    /// that is there when the change comes to its turn.
    /// </summary>
    private async Task<(TRecord? Former, Change<TRecord>? Done, ProblemHttpResult? Refusal)> Change(
        RegisterView view,
        string id,
        IfMatch match,
        Func<TRecord, Task<ProblemHttpResult?>> objection,
        Func<string, Task<Change<TRecord>>> write,
        CancellationToken cancellation)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            if (await Find(view, id, cancellation) is not { } former)
            {
                return (null, null, Problems.NotFound());
            }

            if (!match.Holds(former.ETag))
            {
                break;
            }

            if (await objection(former.Record) is { } refusal)
            {
                return (null, null, refusal);
            }

            if (await write(former.ETag) is { Outcome: ChangeOutcome.Done } done)
            {
                return (former.Record, done, null);
            }
        }

        return (null, null, ResourceProblems.VersionConflict());
    }

    private async Task<ProblemHttpResult?> Check(TRecord record, TRecord? former, RegisterView view, CancellationToken cancellation)
    {
        var references = new References(view);
        await resource.Check(record, former, references, cancellation);
        return references.Faults.Count > 0 ? ResourceProblems.ValidationFailed(references.Faults) : null;
    }

    /// <summary>Several figures of one scope, item and date are legitimate: each gets the next number.</summary>
    private async Task<Entry<TRecord>?> AddNumbered(
        TBody body, string id, Author author, KeptAnswer<TRecord>? answer, CancellationToken cancellation)
    {
        var derived = Parsed.As<RecordId>(id);
        for (var n = 2; n <= MostNumbered && resource.CanBeId(derived.Numbered(n).Value); n++)
        {
            var record = resource.WithId(body, derived.Numbered(n).Value).ToRecord();
            if (await registry.Add(record, author, answer, cancellation) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }
}
