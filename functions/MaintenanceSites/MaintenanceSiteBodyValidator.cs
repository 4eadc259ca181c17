using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.MaintenanceSites;

public sealed class MaintenanceSiteBodyValidator : BodyValidator<MaintenanceSiteBody>
{
    public MaintenanceSiteBodyValidator()
    {
        Requires<SiteId>(site => site.Id);
        RequiresText(site => site.Name, Wording.Name);
        RequiresText(site => site.Operator, Wording.Name);
        Holds(site => site.Partner, site => SiteRules.PartnerFault(site.Partner, site.Id));
        RequiresPart(site => site.Location, LocationBodyValidator.Instance);
        RequiresWord<SiteStatus>(site => site.Status);
        RequiresSome(site => site.Platforms);
        Each(site => site.Platforms, new MemberShape.Text(Wording.Name), platform => Wording.Fault(platform, Wording.Name));
        NoneTwice(site => site.Platforms, (platform, _) => platform, "Must not name a platform twice.");
        RequiresWord<MaintenanceLevel>(site => site.Level);
        AllowsText(site => site.Scope, Wording.Name);
        AllowsAmount(site => site.ThroughputPerYear);
        AllowsText(site => site.ThroughputNote, Wording.Notes);
        AllowsPositive(site => site.TurnaroundDays);
        RequiresPart(site => site.Source, SourceBodyValidator.Instance);
        AllowsRelease(site => site.ReleasableTo);
    }
}
