using System.Globalization;
using CoProduction.Functions.Access;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Repetition;
using CoProduction.Registry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Resources;

/// <summary>What every resource answers to its six functions: of what the caller may see, and of nothing else.</summary>
public sealed partial class ResourceEndpoints<TRecord, TBody>(
    IRegistry<TRecord> registry,
    RecordKind<TRecord> kind,
    ResourceDescription<TRecord, TBody> resource,
    BodyReader<TRecord, TBody> bodies,
    Readers readers,
    Repetitions repetitions)
    where TRecord : class, IRecord
    where TBody : class, IBody<TBody, TRecord>
{
    public async Task<Results<Tagged<Listing<TBody>>, ProblemHttpResult>> List(HttpRequest request, CancellationToken cancellation)
    {
        var view = await readers.ViewOf(request, cancellation);
        var query = new Query(request, ["text", .. resource.Status?.Parameters ?? [], .. resource.Filters, Query.Count, .. Query.Paging]);
        var filter = await new FilterReader(new ReferenceData(view)).Read(query, resource.Status, cancellation);
        var (size, place, counts) = (query.PageSize, query.Place, query.Flag(Query.Count));
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        Page<TRecord> page;
        try
        {
            page = await view.Of<TRecord>().List(filter, place, size, cancellation);
        }
        catch (FormatException) when (place is not null)
        {
            query.RefuseCursor();
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        return new Tagged<Listing<TBody>>(new Listing<TBody>(
            [.. page.Entries.Select(entry => TBody.From(entry.Record))],
            page.After is { } after ? Links.Next(request, Query.Cursor(after)) : null,
            counts ? await view.Of<TRecord>().Count(filter, cancellation) : null));
    }

    public async Task<Results<Tagged<TBody>, ProblemHttpResult>> Get(HttpRequest request, string id, CancellationToken cancellation)
    {
        var view = await readers.ViewOf(request, cancellation);
        return await Find(view, id, cancellation) is { } entry
            ? new Tagged<TBody>(TBody.From(entry.Record), entry.ETag)
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
        var revisions = resource.CanBeId(id) ? await view.Of<TRecord>().History(id, cancellation) : [];
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

    private async Task<Entry<TRecord>?> Find(RegisterView view, string id, CancellationToken cancellation) =>
        resource.CanBeId(id) ? await view.Of<TRecord>().Find(id, cancellation) : null;
}
