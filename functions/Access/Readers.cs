using CoProduction.Functions.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Access;

/// <summary>Tells what a caller may see: its partner's record says what that is a member of.</summary>
public sealed class Readers(IRegistry<Partner> partners, RegisterViews views)
{
    public async Task<Reader> Of(Caller caller, CancellationToken cancellation)
    {
        var partner = await partners.Find(caller.Partner.Value, cancellation);
        return new Reader(caller.Partner, partner?.Record.Memberships ?? [], caller.Is(Role.Coordinator));
    }

    /// <summary>The register as whoever sends this request sees it.</summary>
    public async Task<RegisterView> ViewOf(HttpRequest request, CancellationToken cancellation) =>
        views.For(await Of(Caller.Of(request), cancellation));
}
