using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Json;
using CoProduction.Registry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Records;

/// <content>Replaces records.</content>
public sealed partial class ResourceEndpoints<TRecord, TBody>
{
    /// <summary>
    /// The attempts to change any version of a record that others change at the same time. Each failed attempt is another writer's success, so this
    /// many fail only where more writers change one record at once.
    /// </summary>
    private const int MostTries = 100;

    private const string NeedsToWrite = "Changing records requires the role contributor, or coordinator for records that no partner owns.";

    /// <summary>Replace {a noun}.</summary>
    /// <remarks>Replaces the whole {noun}: a property that the body omits is removed. The body is that of a new {noun}, and its id is the one in the address.</remarks>
    /// <response code="200">The {noun} as it is now registered.</response>
    public Task<Results<Ok<TBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Replace(
        HttpRequest request, string id, CancellationToken cancellation) =>
        Rewrite(
            request,
            id,
            async () =>
            {
                var (_, record, _, refusal) = await Receive(request, id, cancellation);
                return (_ => Task.FromResult((record, (InvalidRecordProblem?)null)), refusal);
            },
            cancellation);

    /// <summary>Change parts of {a noun}.</summary>
    /// <remarks>
    /// Changes the members that the body names, as a JSON merge patch (RFC 7396): null removes a member, objects are merged, and a list replaces the whole
    /// list. What comes out is checked like the body of a replacement.
    /// </remarks>
    /// <response code="200">The {noun} as it is now registered.</response>
    public Task<Results<Ok<TBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Patch(
        HttpRequest request, string id, CancellationToken cancellation) =>
        Rewrite(
            request,
            id,
            async () =>
            {
                var (json, _, refusal) = await bodies.Read(request, MergePatch.MediaType, cancellation);
                using (json)
                {
                    var patch = json?.RootElement.Clone();
                    return (version => Patched(version, patch!.Value, request, id, cancellation), refusal is null ? null : new InvalidRecordProblem(refusal));
                }
            },
            cancellation);

    private async Task<(TRecord? Record, InvalidRecordProblem? Refusal)> Patched(
        Entry<IRecord> version, JsonElement patch, HttpRequest request, string id, CancellationToken cancellation)
    {
        var changed = MergePatch.Apply(JsonElement.Parse(kind.Write(version.Record)), patch);
        var (_, record, refusal) = await Receive(changed, id, request, cancellation);
        return (record, refusal);
    }

    /// <summary>Puts another record in the place of a version.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The id in its address.</param>
    /// <param name="read">Reads the body. Returns what makes the record of the version that it takes the place of, or the problem.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    private async Task<Results<Ok<TBody>, ForbiddenProblem, NotFoundProblem, PreconditionProblem, InvalidRecordProblem>> Rewrite(
        HttpRequest request,
        string id,
        Func<Task<(Func<Entry<IRecord>, Task<(TRecord? Record, InvalidRecordProblem? Refusal)>> Next, InvalidRecordProblem? Refusal)>> read,
        CancellationToken cancellation)
    {
        var (caller, view) = (Caller.Of(request), await visibility.ViewOf(request, cancellation));
        if (await view.FindToChange(kind, id, cancellation) is not { } found)
        {
            return await Missing(id, cancellation);
        }

        if (Refusal(caller, found.Record) is { } forbidden)
        {
            return forbidden;
        }

        if (IfMatch.Of(request, out var match) is { } unconditional)
        {
            return unconditional;
        }

        var (next, refusal) = await read();
        if (refusal is not null)
        {
            return refusal;
        }

        TRecord record = null!;
        var change = await Change(
            view,
            found,
            match,
            async former =>
            {
                (var made, var faulty) = await next(former);
                record = made!;
                return faulty ?? await Check(record, former.Record, view, cancellation);
            },
            version => store.Replace(kind, record, version.Version, caller.Author, cancellation),
            cancellation);
        if (change.Objection is { } objection)
        {
            return objection;
        }

        if (change.Former is not { } former)
        {
            return await Missing(id, cancellation);
        }

        if (change.Done?.Entry is not { } entry)
        {
            return await Overtaken(id, cancellation);
        }

        if (await kind.CheckAgain(record, former, view, CancellationToken.None) is { } late)
        {
            await store.Replace(kind, former, entry.ETag, caller.Author, CancellationToken.None);
            return new InvalidRecordProblem([late]);
        }

        await Propose(record, caller, request);
        return TypedResults.Ok(Answer(request, entry));
    }

    /// <summary>Proposes what the caller has stated and cannot decide alone; the answer links to it.</summary>
    private async Task Propose(TRecord stated, Caller caller, HttpRequest request)
    {
        foreach (var id in await kind.Propose(stated, store, caller.Author, time))
        {
            request.HttpContext.Response.Headers.Append(HeaderNames.Link, $"<{Links.To(request, RecordKinds.MembershipProposals.Path, id)}>; rel=\"related\"");
        }
    }

    /// <summary>Says that a record is not there, in the table as in what the caller reads next.</summary>
    private async Task<NotFoundProblem> Missing(string id, CancellationToken cancellation)
    {
        await store.Publish(kind, id, cancellation);
        return new NotFoundProblem();
    }

    /// <summary>Says that a record is in another version, which is the one that the caller reads next.</summary>
    private async Task<PreconditionProblem> Overtaken(string id, CancellationToken cancellation)
    {
        await store.Publish(kind, id, cancellation);
        return PreconditionProblem.OtherVersion();
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The problem if the caller may not write this record; otherwise null.</summary>
    private static ForbiddenProblem? Refusal(Caller caller, IRecord record) =>
        !caller.MayWriteAnything ? new ForbiddenProblem(NeedsToWrite)
        : caller.MayWrite(record.Owner) ? null
        : new ForbiddenProblem(ForbiddenProblem.WhoMayWrite(record.Owner));

    private static TBody Answer(HttpRequest request, Entry<IRecord> entry)
    {
        ETags.Mark(request.HttpContext.Response, entry.ETag);
        return TBody.From((TRecord)entry.Record);
    }

    /// <summary>
    /// Changes the version that the request names, unless a check objects. A request for any version is tried again if others change the
    /// record at the same time, at most <see cref="MostTries"/> times.
    /// </summary>
    /// <returns>
    /// The record before the change, null if it no longer exists; the change, null if none was made because the versions differ or a check
    /// objects; the objection, null if there is none.
    /// </returns>
    private async Task<(IRecord? Former, WriteResult? Done, TObjection? Objection)> Change<TObjection>(
        RegisterView view,
        Entry<IRecord> found,
        IfMatch match,
        Func<Entry<IRecord>, Task<TObjection?>> speaksAgainst,
        Func<Entry<IRecord>, Task<WriteResult>> write,
        CancellationToken cancellation)
        where TObjection : class
    {
        var former = found;
        for (var tries = 1; tries <= MostTries && match.Holds(former.ETag); tries++)
        {
            if (await speaksAgainst(former) is { } objection)
            {
                return (former.Record, null, objection);
            }

            if (await write(former) is { Outcome: WriteOutcome.Done } done)
            {
                return (former.Record, done, null);
            }

            if (await view.FindToChange(kind, former.Record.Id, cancellation) is not { } latest)
            {
                return (null, null, null);
            }

            former = latest;
        }

        return (former.Record, null, null);
    }

    private async Task<InvalidRecordProblem?> Check(IRecord record, IRecord? former, RegisterView view, CancellationToken cancellation)
    {
        var references = new References(view, former);
        await kind.Check(record, former, references, cancellation);
        return references.Faults.Count > 0 ? new InvalidRecordProblem(references.Faults) : null;
    }
}
