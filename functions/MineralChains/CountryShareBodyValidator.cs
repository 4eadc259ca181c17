using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.MineralChains;

public sealed class CountryShareBodyValidator : BodyValidator<CountryShareBody>
{
    public static readonly CountryShareBodyValidator Instance = new();

    public CountryShareBodyValidator()
    {
        RequiresWord<MineralStage>(share => share.Stage);
        Requires<CountryCode>(share => share.Country);
        RequiresNumber(share => share.SharePercent, 0, 100);
        RequiresText(share => share.Basis, Wording.Name);
        AllowsWhole(share => share.Year, 1900, 2199);
        RequiresPart(share => share.Source, SourceBodyValidator.Instance);
    }
}
