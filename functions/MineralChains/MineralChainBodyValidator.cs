using CoProduction.Functions.Resources;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;

namespace CoProduction.Functions.MineralChains;

public sealed class MineralChainBodyValidator : BodyValidator<MineralChainBody>
{
    public MineralChainBodyValidator()
    {
        RuleFor(chain => chain.Mineral).Required().Parses<ItemCode>();
        RuleFor(chain => chain.Kind).Required().OneOf<MineralKind>();
        RuleForEach(chain => chain.Shares).SetValidator(CountryShareBodyValidator.Instance);
        RuleFor(chain => chain.Shares).DistinctBy(
            (share, _) => share is { Country: not null, Stage: not null, Basis: not null } ? (share.Country, share.Stage, share.Basis, share.Year).ToString() : null,
            "Must not state one country's share twice for one stage, basis and year.");
        RuleForRelease(chain => chain.ReleasableTo);
    }
}
