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

        if (await Check(record, former: null, cancellation) is { } faulty)
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

        if (await resource.CheckAgain(entry.Record, cancellation) is { } late)
        {
            await registry.Remove(entry.Record.Id, entry.ETag, Author.Local, cancellation);
            return ResourceProblems.ValidationFailed([late]);
        }

        return TypedResults.Created(Links.To(request, resource.Path, entry.Record.Id), Answer(request, entry));
    }

    public async Task<Results<Ok<TBody>, ProblemHttpResult>> Replace(HttpRequest request, string id, CancellationToken cancellation)
    {
        if (!TryReadIfMatch(request, out var match, out var missing))
        {
            return missing;
        }

        var (_, record, refusal) = await bodies.Read(request, id, cancellation);
        if (record is null)
        {
            // Where there is nothing, what should have been there is no use to the caller.
            return await Find(id, cancellation) is null && refusal!.StatusCode == StatusCodes.Status400BadRequest ? Problems.NotFound() : refusal!;
        }

        for (var tries = 1; ; tries++)
        {
            if (await Find(id, cancellation) is not { } former)
            {
                return Problems.NotFound();
            }

            if (!match.Holds(former.ETag))
            {
                return ResourceProblems.VersionConflict();
            }

            if (await Check(record, former.Record, cancellation) is { } faulty)
            {
                return faulty;
            }

            var change = await registry.Replace(record, former.ETag, Author.Local, cancellation);
            switch (change.Outcome)
            {
                case ChangeOutcome.Done when await resource.CheckAgain(record, cancellation) is { } late:
                    await registry.Replace(former.Record, change.Entry!.ETag, Author.Local, cancellation);
                    return ResourceProblems.ValidationFailed([late]);
                case ChangeOutcome.Done:
                    return TypedResults.Ok(Answer(request, change.Entry!));
                case ChangeOutcome.OtherVersion when match.Any && tries < MostTries:
                    break;
                default:
                    return Refusal(change.Outcome);
            }
        }
    }

    public async Task<Results<NoContent, ProblemHttpResult>> Delete(HttpRequest request, string id, CancellationToken cancellation)
    {
        if (!TryReadIfMatch(request, out var match, out var missing))
        {
            return missing;
        }

        for (var tries = 1; ; tries++)
        {
            if (await Find(id, cancellation) is not { } former)
            {
                return Problems.NotFound();
            }

            if (!match.Holds(former.ETag))
            {
                return ResourceProblems.VersionConflict();
            }

            if (await resource.Referrers(former.Record, cancellation) is { Count: > 0 } referrers)
            {
                return ResourceProblems.StillReferenced(id, referrers);
            }

            var change = await registry.Remove(id, former.ETag, Author.Local, cancellation);
            switch (change.Outcome)
            {
                case ChangeOutcome.Done:
                    return TypedResults.NoContent();
                case ChangeOutcome.OtherVersion when match.Any && tries < MostTries:
                    break;
                default:
                    return Refusal(change.Outcome);
            }
        }
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

    private static bool TryReadIfMatch(HttpRequest request, out IfMatch match, out ProblemHttpResult missing)
    {
        (match, missing) = (null!, ResourceProblems.PreconditionRequired());
        try
        {
            match = IfMatch.Of(request)!;
        }
        catch (FormatException)
        {
            missing = ResourceProblems.InvalidIfMatch();
        }

        return match is not null;
    }

    private static ProblemHttpResult Refusal(ChangeOutcome outcome) =>
        outcome == ChangeOutcome.NotFound ? Problems.NotFound() : ResourceProblems.VersionConflict();

    private static TBody Answer(HttpRequest request, Entry<TRecord> entry)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = Preconditions.Quoted(entry.ETag);
        headers.CacheControl = "private, no-cache";
        return TBody.From(entry.Record);
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
