using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Partners;

public sealed class PartnerBodyValidator : BodyValidator<PartnerBody>
{
    public PartnerBodyValidator()
    {
        RuleFor(partner => partner.Code).Required().Parses<CountryCode>();
        RuleFor(partner => partner.Name).Required().Text(Wording.Name);
        RuleFor(partner => partner.Theater).Required().OneOf<Theater>();
        RuleForEach(partner => partner.Memberships).Filled().Parses<Membership>();
        RuleFor(partner => partner.Memberships).Distinct("Must not name a membership twice.");
        RuleForRelease(partner => partner.ReleasableTo);
    }
}
