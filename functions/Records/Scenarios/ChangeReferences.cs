using CoProduction.Functions.Http;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records.Scenarios;

/// <summary>Checks the references of a change against the register as the caller sees it.</summary>
internal static class ChangeReferences
{
    /// <param name="change">The change.</param>
    /// <param name="at">The JSON pointer to the change.</param>
    /// <param name="references">Looks up the references and collects the faults.</param>
    /// <param name="cancellation">Cancels the check.</param>
    public static async Task Check(ChangeBody change, string at, References references, CancellationToken cancellation)
    {
        foreach (var (pointer, partner) in References.Each($"{at}/partners", change.Partners).Append(($"{at}/partner", change.Partner)))
        {
            await references.Partner(pointer, partner, cancellation);
        }

        foreach (var (pointer, site) in References.Sound<SiteId>(References.Each($"{at}/sites", change.Sites)))
        {
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

        await references.Minerals(References.Each($"{at}/minerals", change.Minerals), cancellation);
        await references.ItemsOrMinerals([.. References.Each($"{at}/items", change.Items), ($"{at}/item", change.Item)], cancellation);
        foreach (var (pointer, family) in References.Each($"{at}/families", change.Families))
        {
            await references.HasItem(pointer, family, cancellation);
        }
    }
}
