using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Resources;

/// <summary>What is particular to one resource: its names, its filters, what it refers to and what refers to it.</summary>
public abstract class ResourceDescription<TRecord, TBody> : IResourceDescription
    where TRecord : class, IRecord
    where TBody : class, IBody<TBody, TRecord>
{
    public abstract string Path { get; }

    public abstract string IdProperty { get; }

    public abstract IReadOnlyList<string> Filters { get; }

    public virtual StatusFilter? Status => null;

    public abstract string? IdOf(TBody body);

    public abstract TBody WithId(TBody body, string id);

    /// <summary>Whether a text could be an id of this kind at all.</summary>
    public abstract bool CanBeId(string text);

    /// <summary>The body with what a partner's new record is given where it does not say; the id, where that depends on whose it is.</summary>
    public virtual TBody Of(TBody body, CountryCode partner) => body;

    /// <summary>Holds a record against what it refers to.</summary>
    /// <param name="record">The record that shall be written; right in itself.</param>
    /// <param name="former">What it replaces; null where it is new.</param>
    /// <param name="references">Takes the faults.</param>
    /// <param name="cancellation">Ends the work.</param>
    public abstract Task Check(TRecord record, TRecord? former, References references, CancellationToken cancellation);

    /// <summary>What else speaks against entering a new record that is right in itself; null where nothing does.</summary>
    /// <param name="record">The record.</param>
    /// <param name="request">The request that brings it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public virtual Task<ProblemHttpResult?> Objection(TRecord record, HttpRequest request, CancellationToken cancellation) =>
        Task.FromResult<ProblemHttpResult?>(null);

    /// <summary>
    /// What has become wrong by writing the record although <see cref="Check"/> found nothing, because another record was
    /// written at the same time; null where nothing has.
    /// </summary>
    public virtual Task<Fault?> CheckAgain(TRecord record, RegisterView view, CancellationToken cancellation) => Task.FromResult<Fault?>(null);

    /// <summary>
    /// Records that name this one and would be left without it, as path and id; a limited number, and only such as the caller
    /// may see, because others must not show by an objection.
    /// </summary>
    public virtual Task<IReadOnlyList<string>> Referrers(TRecord record, RegisterView view, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([]);
}

/// <summary>What holds for all descriptions.</summary>
public static class ResourceDescription
{
    /// <summary>How many referring records an answer names.</summary>
    public const int MostReferrers = 10;

    /// <summary>Some records of another kind that pass the filter, as path and id.</summary>
    internal static async Task<IEnumerable<string>> Among<TOther>(
        RegistryView<TOther> registry, string path, RecordFilter filter, CancellationToken cancellation)
        where TOther : class, IRecord
    {
        var found = new List<string>();
        string? after = null;
        do
        {
            // A page may hold fewer than it could and still not be the last.
            var page = await registry.List(filter, after, MostReferrers + 1, cancellation);
            found.AddRange(page.Entries.Select(entry => $"{path}/{entry.Record.Id}"));
            after = page.After;
        }
        while (after is not null && found.Count <= MostReferrers);

        return found;
    }

    /// <summary>The first of all that were found.</summary>
    internal static async Task<IReadOnlyList<string>> First(params IEnumerable<Task<IEnumerable<string>>> searches) =>
        [.. (await Task.WhenAll(searches)).SelectMany(found => found).Take(MostReferrers)];
}
