using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Effects;
using CoProduction.Gaps.Scenarios.Embargoes;

namespace CoProduction.Gaps.Scenarios;

/// <summary>Something that a change names without effect, so that nobody takes "nothing is lost" for good news.</summary>
/// <param name="Change">The index of the change in the list.</param>
/// <param name="Detail">What the change names, and why that changes nothing.</param>
/// <param name="IsUnknown">Whether the register has no such partner, factory, item or family.</param>
public sealed record ScenarioWarning(int Change, string Detail, bool IsUnknown)
{
    /// <param name="projection">The projection that the changes apply to.</param>
    /// <param name="changes">The changes.</param>
    public static IReadOnlyList<ScenarioWarning> Of(Projection projection, IReadOnlyList<ScenarioChange> changes)
    {
        var known = new KnownNames(projection);
        return
        [
            .. projection.AtPresent(changes).SelectMany((change, place) =>
                known.Missing(change.Names, areMinerals: change is Embargo)
                    .Select(detail => new ScenarioWarning(place, detail, true))
                    .Concat(InVain(projection, change).Select(detail => new ScenarioWarning(place, detail, false)))),
        ];
    }

    private static IEnumerable<string> InVain(Projection projection, ScenarioChange change) => change switch
    {
        AddedCapacity added when projection.Items.Find(added.Item) is { } item && projection.CurrentCapacity.KnownFrom(item) >= projection.Horizon.Months && !projection.CurrentCapacity.Lines.HasFigure(item) =>
            [$"The capacity of {added.Item} is unknown, so that nothing can be added to it."],
        Embargo embargo => WithoutShares(projection.Register, embargo),
        { Names.EnergyIntensive: true } when !SelectsSome(projection, change.Names) =>
            ["Nothing of what it is about is energy-intensive, by its record or as is supposed, so that nothing is hit."],
        _ => [],
    };

    private static bool SelectsSome(Projection projection, Selection of)
    {
        var places = new Places(projection.Register);
        return Enumerable.Range(0, projection.Items.Count).Any(item => of.HasItem(places.TraitsOf(projection.Items[item])));
    }

    private static IEnumerable<string> WithoutShares(Register register, Embargo embargo)
    {
        foreach (var chain in register.MineralChains.Where(chain => embargo.Minerals.Count == 0 || embargo.Minerals.Contains(chain.Mineral)))
        {
            var loss = MineralLoss.Of(chain, embargo.Countries);
            if (loss is null && embargo.Minerals.Count > 0)
            {
                yield return $"No share of {chain.Mineral} is stated for {string.Join(", ", embargo.Countries)}.";
            }

            foreach (var share in loss?.NotUsed ?? [])
            {
                yield return $"The share of {chain.Mineral} for {string.Join(", ", share.Countries)} is not used, because its basis '{share.Basis}' is about no makers.";
            }
        }
    }
}
