using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.MaintenanceSites;

public sealed class MaintenanceSiteResource(DuplicateCheck duplicates) : ResourceDescription<MaintenanceSite, MaintenanceSiteBody>
{
    public override string Path => "mro-sites";

    public override string IdProperty => "id";

    public override IReadOnlyList<string> Filters => FilterReader.ByPartner;

    public override StatusFilter Status => StatusFilter.OfWord<SiteStatus>("status");

    public override string? IdOf(MaintenanceSiteBody body) => body.Id;

    public override MaintenanceSiteBody WithId(MaintenanceSiteBody body, string id) => body with { Id = id };

    public override bool CanBeId(string text) => SiteId.TryParse(text, out _);

    public override Task<ProblemHttpResult?> Objection(MaintenanceSite record, HttpRequest request, CancellationToken cancellation) =>
        duplicates.Objection(SiteOutline.Of(record), request, cancellation);

    public override async Task Check(MaintenanceSite record, MaintenanceSite? former, References references, CancellationToken cancellation)
    {
        await references.Partner("/id", record.Partner, cancellation);
        await references.Release(record.Release, self: null, cancellation);
    }
}
