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
        RuleFor(share => share.Stage).Required().OneOf<MineralStage>();
        RuleFor(share => share.Country).Required().Parses<CountryCode>();
        RuleFor(share => share.SharePercent).Required().Between(0, 100);
        RuleFor(share => share.Basis).Required().Text(Wording.Name);
        RuleFor(share => share.Year).Between(1900, 2199);
        RuleFor(share => share.Source).Required().SetValidator(SourceBodyValidator.Instance);
    }
}
