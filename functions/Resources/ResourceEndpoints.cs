using System.Globalization;
using CoProduction.Functions.Access;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Registry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Resources;

/// <summary>What every resource answers to its six functions: of what the caller may see, and of nothing else.</summary>
public sealed partial class ResourceEndpoints<TRecord, TBody>(
    IRecordStore store,
    RecordKind<TRecord, TBody> kind,
    RequestBody bodies,
    Readers readers,
    DuplicateCheck duplicates,
    Repetitions repetitions,
    ILogger<ResourceEndpoints<TRecord, TBody>> logger)
    where TRecord : class, IRecord
    where TBody : class, IBody<TBody, TRecord>
{
    public async Task<Results<Tagged<Listing<TBody>>, ProblemHttpResult>> List(HttpRequest request, CancellationToken cancellation)
    {
        var view = await readers.ViewOf(request, cancellation);
        var query = new Query(request, ["text", .. kind.Status?.Parameters ?? [], .. kind.Filters, Query.Count, .. Query.Paging]);
        var filter = await new FilterReader(new ReferenceData(view)).Read(query, kind.Status, cancellation);
        var (size, place, counts) = (query.PageSize, query.Place, query.Flag(Query.Count));
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        Page<IRecord> page;
        try
        {
            page = await view.List(kind, filter, place, size, cancellation);
        }
        catch (FormatException) when (place is not null)
        {
            query.RefuseCursor();
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        return new Tagged<Listing<TBody>>(new Listing<TBody>(
            [.. page.Entries.Select(entry => TBody.From((TRecord)entry.Record))],
            page.After is { } after ? Links.Next(request, Query.Cursor(after)) : null,
            counts ? await view.Count(kind, filter, cancellation) : null));
    }

    public async Task<Results<Tagged<TBody>, ProblemHttpResult>> Get(HttpRequest request, string id, CancellationToken cancellation)
    {
        var view = await readers.ViewOf(request, cancellation);
        return await view.Find(kind, id, cancellation) is { } entry
            ? new Tagged<TBody>(TBody.From((TRecord)entry.Record), entry.ETag)
            : Problems.NotFound();
    }

    public async Task<Results<Tagged<Listing<Revision>>, ProblemHttpResult>> History(HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = new Query(request, Query.Paging);
        var (size, place, after) = (query.PageSize, query.Place, 0);
        if (place is not null && !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            query.RefuseCursor();
        }

        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        var view = await readers.ViewOf(request, cancellation);
        var revisions = kind.IsId(id) ? await view.History(kind, id, cancellation) : [];
        if (revisions.Count == 0)
        {
            return Problems.NotFound();
        }

        var shown = revisions.SkipWhile(revision => revision.Number <= after).Take(size).ToArray();
        return new Tagged<Listing<Revision>>(new Listing<Revision>(
            shown,
            shown is [.., var last] && last.Number < revisions[^1].Number
                ? Links.Next(request, Query.Cursor(last.Number.ToString(CultureInfo.InvariantCulture)))
                : null));
    }
}
