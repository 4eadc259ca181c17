using CoProduction.Functions.Resources;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;

namespace CoProduction.Functions.MineralChains;

public sealed class MineralChainBodyValidator : BodyValidator<MineralChainBody>
{
    public MineralChainBodyValidator()
    {
        Requires<ItemCode>(chain => chain.Mineral);
        RequiresWord<MineralKind>(chain => chain.Kind);
        RuleForEach(chain => chain.Shares).SetValidator(CountryShareBodyValidator.Instance);
        NoneTwice(
            chain => chain.Shares,
            (share, _) => share is { Country: not null, Stage: not null, Basis: not null } ? (share.Country, share.Stage, share.Basis, share.Year).ToString() : null,
            "Must not state one country's share twice for one stage, basis and year.");
        AllowsRelease(chain => chain.ReleasableTo);
    }
}
