using CoProduction.Functions.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Access;

/// <summary>Tells what a caller may see: its partner's record says what that is a member of.</summary>
public sealed class Readers(IRecordStore store)
{
    public async Task<Reader> Of(Caller caller, CancellationToken cancellation)
    {
        var partner = (Partner?)(await store.Find(RecordKinds.Partners, caller.Partner.Value, cancellation))?.Record;
        return new Reader(caller.Partner, partner?.Memberships ?? [], caller.Is(Role.Coordinator));
    }

    /// <summary>The register as a caller sees it.</summary>
    public async Task<RegisterView> ViewOf(Caller caller, CancellationToken cancellation) => new(store, await Of(caller, cancellation));

    /// <summary>The register as the caller of this request sees it.</summary>
    public Task<RegisterView> ViewOf(HttpRequest request, CancellationToken cancellation) => ViewOf(Caller.Of(request), cancellation);
}
