using CoProduction.Functions.Resources;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;

namespace CoProduction.Functions.Scenarios;

/// <summary>Holds what a change names against the register, as whoever names it sees it.</summary>
internal static class ChangeReferences
{
    /// <param name="change">The change.</param>
    /// <param name="at">Where it stands in the body.</param>
    /// <param name="references">Takes the faults.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task Check(ScenarioChange change, string at, References references, CancellationToken cancellation)
    {
        var (isAddition, items) = (change is AddedCapacity, change is Embargo ? "minerals" : "items");
        foreach (var (index, partner) in change.Names.Partners.Index())
        {
            await references.Partner(isAddition ? $"{at}/partner" : JsonPointer.Element($"{at}/partners", index), partner, cancellation);
        }

        foreach (var (index, site) in change.Names.Sites.Index())
        {
            if (await references.View.Factories.Find(site.Value, cancellation) is null)
            {
                references.Refuse(new Fault(JsonPointer.Element($"{at}/sites", index), $"There is no factory {site}; GET /api/v1/factories lists them.", Fault.UnknownReference));
            }
        }

        await references.ItemsOrMinerals(
            [.. change.Names.Items.Select((item, index) => (isAddition ? $"{at}/item" : JsonPointer.Element($"{at}/{items}", index), item))], cancellation);
        foreach (var (index, family) in change.Names.Families.Index())
        {
            if ((await references.Data.TwoOf(family, cancellation)).Count == 0)
            {
                references.Refuse(new Fault(JsonPointer.Element($"{at}/families", index), $"No item is of the family {family}.", Fault.UnknownReference));
            }
        }
    }
}
