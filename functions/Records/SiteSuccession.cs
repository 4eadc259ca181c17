using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records;

/// <summary>Checks the successors of sites against the register.</summary>
internal static class SiteSuccession
{
    /// <summary>The member that states a successor.</summary>
    public static string MemberOf(SiteSuccessor successor) => successor.Kind == SuccessionKind.Merged ? "mergedInto" : "movedTo";

    /// <summary>Refuses successors that are not registered.</summary>
    public static async Task CheckNames(RecordKind kind, string? mergedInto, string? movedTo, References references, CancellationToken cancellation)
    {
        foreach (var (pointer, site) in References.Sound<SiteId>([("/mergedInto", mergedInto), ("/movedTo", movedTo)]))
        {
            if (await references.View.Find(kind, site.Value, cancellation) is { } next)
            {
                await references.Current(pointer, next.Record, cancellation);
            }
            else
            {
                references.Refuse(new BodyFault(pointer, $"There is no site {site}; GET /api/v1/{kind.Path} lists them.", BodyFault.UnknownReference));
            }
        }
    }

    /// <summary>Refuses a successor that leads back to the site.</summary>
    public static async Task Check(RecordKind kind, ISite site, References references, CancellationToken cancellation)
    {
        if (await Cycle(kind, site, references.View, cancellation) is { } cycle)
        {
            references.Refuse(cycle);
        }
    }

    /// <summary>The fault of a site whose successors lead back to it; null if they do not.</summary>
    public static async Task<BodyFault?> Cycle(RecordKind kind, ISite site, RegisterView view, CancellationToken cancellation)
    {
        var path = new List<string> { site.Id };
        for (var next = site.Successor?.Site.Value; next is not null && !path.Contains(next);)
        {
            path.Add(next);
            next = ((ISite?)(await view.Find(kind, next, cancellation))?.Record)?.Successor?.Site.Value;
            if (next == site.Id)
            {
                return new BodyFault(
                    $"/{MemberOf(site.Successor!)}", $"The successors would have a cycle: {string.Join(" > ", path.Append(next))}.", BodyFault.Cycle);
            }
        }

        return null;
    }
}
