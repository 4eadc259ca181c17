using CoProduction.Functions.Resources;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.MaintenanceSites;

public sealed class MaintenanceSiteResource : ResourceDescription<MaintenanceSite, MaintenanceSiteBody>
{
    public override string Path => "mro-sites";

    public override string IdProperty => "id";

    public override IReadOnlyList<string> Filters => FilterReader.ByPartner;

    public override StatusFilter Status => StatusFilter.OfWord<SiteStatus>("status");

    public override string? IdOf(MaintenanceSiteBody body) => body.Id;

    public override MaintenanceSiteBody WithId(MaintenanceSiteBody body, string id) => body with { Id = id };

    public override bool CanBeId(string text) => SiteId.TryParse(text, out _);

    public override async Task Check(MaintenanceSite record, MaintenanceSite? former, References references, CancellationToken cancellation)
    {
        await references.Partner("/id", record.Partner, cancellation);
        await references.Release(record.Release, self: null, cancellation);
    }
}
