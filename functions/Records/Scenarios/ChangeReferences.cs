using CoProduction.Functions.Http;
using CoProduction.Functions.Store.Json;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
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
        var isAddition = change is AddedCapacity;
        foreach (var (index, partner) in change.Names.Partners.Index())
        {
            await references.Partner(isAddition ? $"{at}/partner" : JsonPointer.Element($"{at}/partners", index), partner, cancellation);
        }

        foreach (var (index, site) in change.Names.Sites.Index())
        {
            var pointer = JsonPointer.Element($"{at}/sites", index);
            if (await references.View.Of<Factory>().Find(site.Value, cancellation) is { } found)
            {
                await references.Current(pointer, found.Record, cancellation);
            }
            else
            {
                var meant = Spelling.DidYouMean(
                    site.Value, (await references.View.Of<Factory>().All(cancellation)).Where(factory => factory.Retired is null).Select(factory => factory.Id.Value));
                references.Refuse(new BodyFault(pointer, $"There is no factory {site}; GET /api/v1/factories lists them.{meant}", BodyFault.UnknownReference));
            }
        }

        if (change is Embargo embargo)
        {
            await references.Minerals([.. embargo.Minerals.Select((mineral, index) => (JsonPointer.Element($"{at}/minerals", index), mineral))], cancellation);
        }
        else
        {
            await references.ItemsOrMinerals(
                [.. change.Names.Items.Select((item, index) => (isAddition ? $"{at}/item" : JsonPointer.Element($"{at}/items", index), item))], cancellation);
        }

        foreach (var (index, family) in change.Names.Families.Index())
        {
            if ((await references.Data.TwoOf(family, cancellation)).Count == 0)
            {
                var meant = Spelling.DidYouMean(family.Value, (await references.Data.Items(cancellation)).Select(item => item.Family.Value));
                references.Refuse(new BodyFault(
                    JsonPointer.Element($"{at}/families", index), $"No item belongs to the family {family}.{meant}", BodyFault.UnknownReference));
            }
        }
    }
}
