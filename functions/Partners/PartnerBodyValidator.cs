using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Partners;

public sealed class PartnerBodyValidator : BodyValidator<PartnerBody>
{
    public PartnerBodyValidator()
    {
        Requires<CountryCode>(partner => partner.Code);
        RequiresText(partner => partner.Name, Wording.Name);
        RequiresWord<Theater>(partner => partner.Theater);
        EachIs<Membership>(partner => partner.Memberships);
        NoneTwice(partner => partner.Memberships, (membership, _) => membership, "Must not name a membership twice.");
        AllowsRelease(partner => partner.ReleasableTo);
    }
}
