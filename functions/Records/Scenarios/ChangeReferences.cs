using CoProduction.Functions.Http;
using CoProduction.Functions.Store.Json;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Records.Scenarios;

/// <summary>Checks the references of a change against the register as the caller sees it.</summary>
internal static class ChangeReferences
{
    /// <param name="change">The change.</param>
    /// <param name="at">The JSON pointer to the change.</param>
    /// <param name="references">Looks up the references and collects the faults.</param>
    /// <param name="cancellation">Cancels the check.</param>
    public static async Task Check(ScenarioChange change, string at, References references, CancellationToken cancellation)
    {
        var (isAddition, items) = (change is AddedCapacity, change is Embargo ? "minerals" : "items");
        foreach (var (index, partner) in change.Names.Partners.Index())
        {
            await references.Partner(isAddition ? $"{at}/partner" : JsonPointer.Element($"{at}/partners", index), partner, cancellation);
        }

        foreach (var (index, site) in change.Names.Sites.Index())
        {
            if (await references.View.Of<Factory>().Find(site.Value, cancellation) is null)
            {
                references.Refuse(new BodyFault(JsonPointer.Element($"{at}/sites", index), $"There is no factory {site}; GET /api/v1/factories lists them.", BodyFault.UnknownReference));
            }
        }

        await references.ItemsOrMinerals(
            [.. change.Names.Items.Select((item, index) => (isAddition ? $"{at}/item" : JsonPointer.Element($"{at}/{items}", index), item))], cancellation);
        foreach (var (index, family) in change.Names.Families.Index())
        {
            if ((await references.Data.TwoOf(family, cancellation)).Count == 0)
            {
                references.Refuse(new BodyFault(
                    JsonPointer.Element($"{at}/families", index), $"No item belongs to the family {family}.", BodyFault.UnknownReference));
            }
        }
    }
}
