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

        var (body, record, digest, refusal) = await Receive(request, id: null, cancellation);
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
        if ((await Check(record, former: null, view, cancellation) ?? await Duplicate(record, request, cancellation)) is { } faulty)
        {
            return faulty;
        }

        var kept = slot is null ? null : new KeptAnswer(slot.Value, made => Kept(request, made));
        var entry = await store.Add(kind, record, caller.Author, kept, cancellation);
        if (entry is null && slot is not null && await repetitions.Repeated(partition, slot.Value, cancellation) is { } same)
        {
            return same.Answer;
        }

        if (entry is null && kind.IdOf(body) is null)
        {
            entry = await AddNumbered(body, record.Id, caller.Author, kept, cancellation);
        }

        if (entry is null)
        {
            return ResourceProblems.AlreadyExists(record.Id, Links.To(request, kind.Path, record.Id));
        }

        // The caller may be gone by now; what was written is looked at again all the same, and taken back where it must be.
        if (await kind.CheckAgain(entry.Record, await readers.ViewOf(request, CancellationToken.None), CancellationToken.None) is { } late)
        {
            await store.Remove(kind, entry.Record.Id, entry.ETag, caller.Author, CancellationToken.None);
            await (slot is null ? Task.CompletedTask : repetitions.Drop(partition, slot.Value, CancellationToken.None));
            return ResourceProblems.ValidationFailed([late]);
        }

        return TypedResults.Created(Links.To(request, kind.Path, entry.Record.Id), Answer(request, entry));
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

        var (_, record, _, refusal) = await Receive(request, id, cancellation);
        if (record is null)
        {
            return refusal!;
        }

        var (former, replaced, opposed) = await Change(
            view,
            id,
            match,
            former => Check(record, former, view, cancellation),
            etag => store.Replace(kind, record, etag, caller.Author, cancellation),
            cancellation);
        if (former is null || replaced is null)
        {
            return opposed!;
        }

        if (await kind.CheckAgain(record, view, CancellationToken.None) is { } late)
        {
            await store.Replace(kind, former, replaced.Entry!.ETag, caller.Author, CancellationToken.None);
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
            async former => await kind.Referrers(former, view, cancellation) is { Count: > 0 } referrers
                ? ResourceProblems.StillReferenced(id, referrers)
                : null,
            etag => store.Remove(kind, id, etag, caller.Author, cancellation),
            cancellation);
        return removed is null ? opposed! : TypedResults.NoContent();
    }

    private const string NeedsToWrite = "Changing records needs the role contributor, or coordinator for what no partner keeps.";

    private static ProblemHttpResult Forbidden(IRecord record) => AccessProblems.Forbidden(record.Keeper is { } keeper
        ? $"What {keeper} keeps is changed by {keeper}'s contributors."
        : "What no partner keeps, such as reference data, is changed by coordinators.");

    /// <summary>The body with its record and a digest of its bytes, or why it is refused.</summary>
    private async Task<(TBody? Body, TRecord? Record, string Digest, ProblemHttpResult? Refusal)> Receive(
        HttpRequest request, string? id, CancellationToken cancellation)
    {
        var (json, digest, refusal) = await bodies.Read(request, cancellation);
        if (json is null)
        {
            return (null, null, digest, refusal);
        }

        using (json)
        {
            var (body, record, faults) = kind.Receive(json.RootElement, id, Caller.Of(request).Partner, logger);
            return record is null ? (null, null, digest, ResourceProblems.ValidationFailed(faults)) : (body, record, digest, null);
        }
    }

    /// <summary>Why a new site is refused that looks like a registered one; null where it is not.</summary>
    private Task<ProblemHttpResult?> Duplicate(TRecord record, HttpRequest request, CancellationToken cancellation) =>
        kind.Outline(record) is { } site ? duplicates.Objection(site, request, cancellation) : Task.FromResult<ProblemHttpResult?>(null);

    private StoredAnswer Kept(HttpRequest request, Entry<IRecord> entry) =>
        new(
            StatusCodes.Status201Created,
            Links.To(request, kind.Path, entry.Record.Id),
            entry.ETag,
            JsonSerializer.Serialize(TBody.From((TRecord)entry.Record), RecordJson.Options));

    private static TBody Answer(HttpRequest request, Entry<IRecord> entry)
    {
        Tagging.Mark(request.HttpContext.Response, entry.ETag);
        return TBody.From((TRecord)entry.Record);
    }

    /// <summary>Why the caller cannot change this record at all: it sees none with this id, or it may not.</summary>
    private async Task<ProblemHttpResult?> Objection(Caller caller, RegisterView view, string id, CancellationToken cancellation) =>
        await view.Find(kind, id, cancellation) is not { } entry ? Problems.NotFound()
        : !caller.MayWriteAnything ? AccessProblems.Forbidden(NeedsToWrite)
        : !caller.MayWrite(entry.Record.Keeper) ? Forbidden(entry.Record)
        : null;

    /// <summary>
    /// Changes the version that is meant, unless something speaks against it. Where any version is meant, it is the one
    /// that is there when the change comes to its turn.
    /// </summary>
    private async Task<(IRecord? Former, Change? Done, ProblemHttpResult? Refusal)> Change(
        RegisterView view,
        string id,
        IfMatch match,
        Func<IRecord, Task<ProblemHttpResult?>> objection,
        Func<string, Task<Change>> write,
        CancellationToken cancellation)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            if (await view.Find(kind, id, cancellation) is not { } former)
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

    private async Task<ProblemHttpResult?> Check(IRecord record, IRecord? former, RegisterView view, CancellationToken cancellation)
    {
        var references = new References(view);
        await kind.Check(record, former, references, cancellation);
        return references.Faults.Count > 0 ? ResourceProblems.ValidationFailed(references.Faults) : null;
    }

    /// <summary>Several figures of one scope, item and date are legitimate: each gets the next number.</summary>
    private async Task<Entry<IRecord>?> AddNumbered(
        TBody body, string id, Author author, KeptAnswer? answer, CancellationToken cancellation)
    {
        var derived = Parsed.As<RecordId>(id);
        for (var n = 2; n <= MostNumbered && kind.IsId(derived.Numbered(n).Value); n++)
        {
            var record = kind.WithId(body, derived.Numbered(n).Value).ToRecord();
            if (await store.Add(kind, record, author, answer, cancellation) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }
}
