using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Access;

/// <summary>Determines what a caller may see. The record of the caller's partner lists the partner's memberships.</summary>
public sealed class Visibility(IRecordStore store, StoredKinds kinds)
{
    public async Task<Reader> Of(Caller caller, CancellationToken cancellation)
    {
        var itself = RecordFilter.None with { Partners = new HashSet<CountryCode> { caller.Partner } };
        var found = await store.List(kinds.Of<Partner>(), itself, after: null, limit: 1, cancellation);
        return Reader.Of(caller.Partner, (Partner?)found.Entries.SingleOrDefault()?.Record, caller.Is(Role.Coordinator));
    }

    /// <summary>The register as the reader sees it.</summary>
    public RegisterView ViewOf(Reader reader) => new(store, kinds, reader);

    /// <summary>The register as the caller sees it.</summary>
    public async Task<RegisterView> ViewOf(Caller caller, CancellationToken cancellation) => ViewOf(await Of(caller, cancellation));

    /// <summary>The register as the caller of this request sees it.</summary>
    public Task<RegisterView> ViewOf(HttpRequest request, CancellationToken cancellation) => ViewOf(Caller.Of(request), cancellation);
}
