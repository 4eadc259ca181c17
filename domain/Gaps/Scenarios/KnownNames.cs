using CoProduction.Gaps.Projections;
using CoProduction.Registry;

namespace CoProduction.Gaps.Scenarios;

/// <summary>The names that changes can name: those of the register behind a projection.</summary>
/// <param name="projection">The projection that the changes apply to.</param>
public sealed class KnownNames(Projection projection)
{
    private readonly HashSet<string> partners =
        Names(projection.Register.Partners.Select(partner => partner.Code).Concat(projection.Register.Factories.Select(factory => factory.Partner)));

    private readonly HashSet<string> sites = Names(projection.Register.Factories.Select(factory => factory.Id));
    private readonly HashSet<string> families = Names(projection.Register.Items.Select(item => item.Family));
    private readonly HashSet<string> minerals = Names(projection.Register.MineralChains.Select(chain => chain.Mineral));
    private readonly HashSet<string> items = Names(Enumerable.Range(0, projection.Items.Count).Select(item => projection.Items[item]));

    /// <summary>Says of each name that there is nothing of this name, if so.</summary>
    /// <param name="names">The names.</param>
    /// <param name="areMinerals">Whether the items must be minerals or materials.</param>
    public IEnumerable<string> Missing(Selection names, bool areMinerals) =>
        Missing("partner", names.Partners, partners)
            .Concat(Missing("factory", projection.AtPresent(names).Sites, sites))
            .Concat(areMinerals ? Missing("mineral", names.Items, minerals) : Missing("item or mineral", names.Items, items))
            .Concat(Missing("family", names.Families, families));

    private static HashSet<string> Names<TName>(IEnumerable<TName> names) => [.. names.Select(name => $"{name}")];

    private static IEnumerable<string> Missing<TName>(string kind, IEnumerable<TName> names, HashSet<string> known) =>
        names.Select(name => $"{name}").Where(name => !known.Contains(name))
            .Select(name => $"There is no {kind} {name}.{Spelling.DidYouMean(name, known.Order(StringComparer.Ordinal))}");
}
