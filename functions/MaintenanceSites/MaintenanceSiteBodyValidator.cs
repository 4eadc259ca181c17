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
        RuleFor(site => site.Id).Required().Parses<SiteId>();
        RuleFor(site => site.Name).Required().Text(Wording.Name);
        RuleFor(site => site.Operator).Required().Text(Wording.Name);
        RuleFor(site => site.Partner).MustHaveNo((site, partner) => SiteRules.PartnerFault(partner, site.Id));
        RuleFor(site => site.Location).Required().SetValidator(LocationBodyValidator.Instance);
        RuleFor(site => site.Status).Required().OneOf<SiteStatus>();
        RuleFor(site => site.Platforms).AtLeastOne();
        RuleForEach(site => site.Platforms).Filled().Text(Wording.Name);
        RuleFor(site => site.Platforms).Distinct("Must not name a platform twice.");
        RuleFor(site => site.Level).Required().OneOf<MaintenanceLevel>();
        RuleFor(site => site.Scope).Optional().Text(Wording.Name);
        RuleFor(site => site.ThroughputPerYear).Amount();
        RuleFor(site => site.ThroughputNote).Optional().Text(Wording.Notes);
        RuleFor(site => site.TurnaroundDays).PositiveIfKnown();
        RuleFor(site => site.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(site => site.ReleasableTo);
    }
}
