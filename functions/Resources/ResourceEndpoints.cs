using System.Globalization;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Registry;
using CoProduction.Registry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Resources;

/// <summary>What every resource answers to its six functions.</summary>
public sealed class ResourceEndpoints<TRecord, TBody>(
    IRegistry<TRecord> registry,
    ResourceDescription<TRecord, TBody> resource,
    BodyReader<TRecord, TBody> bodies,
    FilterReader filters,
    ReferenceData data)
    where TRecord : class, IRecord
    where TBody : class, IBody<TBody, TRecord>
{
    /// <summary>How many numbers are tried for the id of a record that brings none.</summary>
    private const int MostNumbered = 20;

    /// <summary>How often a change of whatever version there is follows a record that others change meanwhile.</summary>
    private const int MostTries = 5;

    public async Task<Results<Ok<Listing<TBody>>, ProblemHttpResult>> List(HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request.Query, ["text", .. resource.Status?.Parameters ?? [], .. resource.Filters, .. Query.Paging]);
        var filter = await filters.Read(query, resource.Status, cancellation);
        var (size, place) = (query.PageSize, query.Place);
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        Page<TRecord> page;
        try
        {
            page = await registry.List(filter, place, size, cancellation);
        }
        catch (FormatException) when (place is not null)
        {
            query.RefuseCursor();
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        return TypedResults.Ok(new Listing<TBody>(
            [.. page.Entries.Select(entry => TBody.From(entry.Record))],
            page.After is { } after ? Links.Next(request, Query.Cursor(after)) : null));
    }

    public async Task<Results<Ok<TBody>, NotModified, ProblemHttpResult>> Get(HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is not { } entry)
        {
            return Problems.NotFound();
        }

        var body = Answer(request, entry);
        return Preconditions.IsKnown(request, entry.ETag) ? NotModified.Instance : TypedResults.Ok(body);
    }

    public async Task<Results<Created<TBody>, ProblemHttpResult>> Create(HttpRequest request, CancellationToken cancellation)
    {
        var (body, record, refusal) = await bodies.Read(request, id: null, cancellation);
        if (body is null || record is null)
        {
            return refusal!;
        }

        if ((await Check(record, former: null, cancellation) ?? await resource.Objection(record, request, cancellation)) is { } faulty)
        {
            return faulty;
        }

        var entry = await registry.Add(record, Author.Local, cancellation);
        if (entry is null && resource.IdOf(body) is null)
        {
            entry = await AddNumbered(body, record.Id, cancellation);
        }

        if (entry is null)
        {
            return ResourceProblems.AlreadyExists(record.Id, Links.To(request, resource.Path, record.Id));
        }

        // The caller may be gone by now; what was written is looked at again all the same, and taken back where it must be.
        if (await resource.CheckAgain(entry.Record, CancellationToken.None) is { } late)
        {
            await registry.Remove(entry.Record.Id, entry.ETag, Author.Local, CancellationToken.None);
            return ResourceProblems.ValidationFailed([late]);
        }

        return TypedResults.Created(Links.To(request, resource.Path, entry.Record.Id), Answer(request, entry));
    }

    public async Task<Results<Ok<TBody>, ProblemHttpResult>> Replace(HttpRequest request, string id, CancellationToken cancellation)
    {
        if (IfMatch.Of(request, out var match) is { } unconditional)
        {
            return unconditional;
        }

        var (_, record, refusal) = await bodies.Read(request, id, cancellation);
        if (record is null)
        {
            // Where there is nothing, what should have been there is no use to the caller.
            return await Find(id, cancellation) is null && refusal!.StatusCode == StatusCodes.Status400BadRequest ? Problems.NotFound() : refusal!;
        }

        var (former, replaced, objection) = await Change(
            id,
            match,
            former => Check(record, former, cancellation),
            etag => registry.Replace(record, etag, Author.Local, cancellation),
            cancellation);
        if (former is null || replaced is null)
        {
            return objection!;
        }

        if (await resource.CheckAgain(record, CancellationToken.None) is { } late)
        {
            await registry.Replace(former, replaced.Entry!.ETag, Author.Local, CancellationToken.None);
            return ResourceProblems.ValidationFailed([late]);
        }

        return TypedResults.Ok(Answer(request, replaced.Entry!));
    }

    public async Task<Results<NoContent, ProblemHttpResult>> Delete(HttpRequest request, string id, CancellationToken cancellation)
    {
        if (IfMatch.Of(request, out var match) is { } unconditional)
        {
            return unconditional;
        }

        var (_, removed, objection) = await Change(
            id,
            match,
            async former => await resource.Referrers(former, cancellation) is { Count: > 0 } referrers ? ResourceProblems.StillReferenced(id, referrers) : null,
            etag => registry.Remove(id, etag, Author.Local, cancellation),
            cancellation);
        return removed is null ? objection! : TypedResults.NoContent();
    }

    public async Task<Results<Ok<Listing<Revision>>, ProblemHttpResult>> History(HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = new Query(request.Query, Query.Paging);
        var (size, place, after) = (query.PageSize, query.Place, 0);
        if (place is not null && !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            query.RefuseCursor();
        }

        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        var revisions = resource.CanBeId(id) ? await registry.History(id, after, size + 1, cancellation) : [];
        if (revisions.Count == 0 && (after == 0 || !resource.CanBeId(id) || (await registry.History(id, 0, 1, cancellation)).Count == 0))
        {
            return Problems.NotFound();
        }

        var shown = revisions.Take(size).ToArray();
        return TypedResults.Ok(new Listing<Revision>(
            shown,
            revisions.Count > size ? Links.Next(request, Query.Cursor(shown[^1].Number.ToString(CultureInfo.InvariantCulture))) : null));
    }

    private static TBody Answer(HttpRequest request, Entry<TRecord> entry)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = Preconditions.Quoted(entry.ETag);
        headers.CacheControl = "private, no-cache";
        return TBody.From(entry.Record);
    }

    /// <summary>
    /// Changes the version that is meant, unless something speaks against it. Where any version is meant, it is the one
    /// that is there when the change comes to its turn.
    /// </summary>
    private async Task<(TRecord? Former, Change<TRecord>? Done, ProblemHttpResult? Refusal)> Change(
        string id,
        IfMatch match,
        Func<TRecord, Task<ProblemHttpResult?>> objection,
        Func<string, Task<Change<TRecord>>> write,
        CancellationToken cancellation)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            if (await Find(id, cancellation) is not { } former)
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

    private async Task<Entry<TRecord>?> Find(string id, CancellationToken cancellation) =>
        resource.CanBeId(id) ? await registry.Find(id, cancellation) : null;

    private async Task<ProblemHttpResult?> Check(TRecord record, TRecord? former, CancellationToken cancellation)
    {
        var references = new References(data);
        await resource.Check(record, former, references, cancellation);
        return references.Faults.Count > 0 ? ResourceProblems.ValidationFailed(references.Faults) : null;
    }

    /// <summary>Several figures of one scope, item and date are legitimate: each gets the next number.</summary>
    private async Task<Entry<TRecord>?> AddNumbered(TBody body, string id, CancellationToken cancellation)
    {
        var derived = Parsed.As<RecordId>(id);
        for (var n = 2; n <= MostNumbered && resource.CanBeId(derived.Numbered(n).Value); n++)
        {
            var record = resource.WithId(body, derived.Numbered(n).Value).ToRecord();
            if (await registry.Add(record, Author.Local, cancellation) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }
}
