using System.Globalization;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;
using CoProduction.Registry.Sites;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Records;

/// <summary>The seven functions of every resource. They cover only the records that the caller may see.</summary>
public sealed partial class ResourceEndpoints<TRecord, TBody>(
    IRecordStore store,
    RecordKind<TRecord, TBody> kind,
    RequestBody bodies,
    Visibility visibility,
    DuplicateCheck duplicates,
    IdempotencyKeys keys,
    KnownPeople people,
    TimeProvider time,
    ILogger<ResourceEndpoints<TRecord, TBody>> logger)
    where TRecord : class, IRecord
    where TBody : class, IBody<TBody, TRecord>
{
    /// <summary>The query parameter that adds retired records to a list.</summary>
    internal const string Retired = "retired";

    /// <summary>List {noun}.</summary>
    /// <remarks>
    /// Returns the {noun} that match the filters, in pages. Follow <c>nextLink</c> until it is absent. Without <c>sort</c>, they are in the order of
    /// their owners, and of their ids within each owner. A filter with an unregistered code is an error, because an empty list would look like an answer.
    /// </remarks>
    /// <response code="200">One page of the list.</response>
    public async Task<Results<ETagged<Listing<TBody>>, InvalidQueryProblem>> List(HttpRequest request, CancellationToken cancellation)
    {
        var view = await visibility.ViewOf(request, cancellation);
        var query = new Query(request, ["text", .. kind.Status?.Parameters ?? [], .. kind.Filters, .. kind.IsRetirable ? [Retired] : Array.Empty<string>(), ListOrder.Parameter, Query.Count, .. Query.Paging]);
        var filter = await new FilterReader(new ReferenceData(view)).Read(query, kind.Status, cancellation);
        filter = filter with { IsCurrent = kind.IsRetirable && !query.Flag(Retired) };
        var order = query.Value<ListOrder>(ListOrder.Parameter);
        var (size, place, counts) = (query.PageSize, query.After, query.Flag(Query.Count));
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        Page<IRecord> page;
        try
        {
            page = order is null
                ? await view.List(kind, filter, place, size, cancellation)
                : order.PageOf((await view.List(kind, filter, after: null, int.MaxValue - 1, cancellation)).Entries, place, size);
        }
        catch (FormatException) when (place is not null)
        {
            query.RefuseCursor();
            return new InvalidQueryProblem(query.Faults);
        }

        return new ETagged<Listing<TBody>>(new Listing<TBody>(
            await Shown(page.Entries, cancellation),
            page.After is { } after ? Links.Next(request, Query.Cursor(after)) : null,
            counts ? await view.Count(kind, filter, cancellation) : null,
            [.. page.Entries.Select(entry => Preconditions.Quoted(entry.ETag))]));
    }

    /// <summary>Get {a noun}.</summary>
    /// <remarks>PUT accepts the response body as it is. The ETag identifies the version.</remarks>
    /// <response code="200">The {noun}.</response>
    /// <response code="308">The {noun} has been merged into another one or moved to another id, which is at the address in Location.</response>
    public async Task<Results<ETagged<TBody>, NotFoundProblem>> Get(HttpRequest request, string id, CancellationToken cancellation)
    {
        var view = await visibility.ViewOf(request, cancellation);
        return await view.Find(kind, id, cancellation) is { } entry
            ? new ETagged<TBody>((await Shown([entry], cancellation))[0], entry.ETag)
            : new NotFoundProblem();
    }

    /// <summary>Like <see cref="Get"/>, for a site: one with a successor that the caller may see leads there.</summary>
    public async Task<Results<ETagged<TBody>, SuccessorRedirect, NotFoundProblem>> GetSite(HttpRequest request, string id, CancellationToken cancellation)
    {
        var view = await visibility.ViewOf(request, cancellation);
        if (await view.Find(kind, id, cancellation) is not { } entry)
        {
            return new NotFoundProblem();
        }

        if (entry.Record is ISite { Successor.Site.Value: var successor } && await view.Find(kind, successor, cancellation) is not null)
        {
            return new SuccessorRedirect(Links.To(request, kind.Path, successor), entry.ETag);
        }

        return new ETagged<TBody>(TBody.From((TRecord)entry.Record), entry.ETag);
    }

    /// <summary>Get the history of {a noun}.</summary>
    /// <remarks>
    /// Returns every change, oldest first: its author, its time, and the old and new value of each changed field. The history continues after a
    /// deletion. The hash of each change covers the change and the one before it; of its author it covers `by`, and not `bySubject`, which can be erased.
    /// </remarks>
    /// <response code="200">One page of the history.</response>
    public async Task<Results<ETagged<Listing<Revision>>, InvalidQueryProblem, NotFoundProblem>> History(HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = new Query(request, Query.Paging);
        var (size, after) = (query.PageSize, query.AfterCount());
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        var view = await visibility.ViewOf(request, cancellation);
        var revisions = kind.IsId(id) ? await view.History(kind, id, cancellation) : [];
        if (revisions.Count == 0)
        {
            return new NotFoundProblem();
        }

        var shown = revisions.SkipWhile(revision => revision.Number <= after).Take(size).ToArray();
        var subjects = await people.SubjectsIn(shown.Select(revision => revision.By), cancellation);
        return new ETagged<Listing<Revision>>(new Listing<Revision>(
            [.. shown.Select(revision => revision with { BySubject = subjects.Of(revision.By) })],
            shown is [.., var last] && last.Number < revisions[^1].Number
                ? Links.Next(request, Query.Cursor(last.Number.ToString(CultureInfo.InvariantCulture)))
                : null));
    }

    /// <summary>The bodies of records, with the subjects of the people that they name.</summary>
    private async Task<IReadOnlyList<TBody>> Shown(IReadOnlyList<Entry<IRecord>> entries, CancellationToken cancellation)
    {
        TBody[] bodies = [.. entries.Select(entry => TBody.From((TRecord)entry.Record))];
        var subjects = await people.SubjectsIn(bodies.SelectMany(kind.AuthorsIn), cancellation);
        return [.. bodies.Select(body => kind.Naming(body, subjects))];
    }
}
