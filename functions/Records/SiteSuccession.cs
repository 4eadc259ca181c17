using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records;

/// <summary>Checks the successors of sites against the register.</summary>
internal static class SiteSuccession
{
    /// <summary>The member that states a successor.</summary>
    public static string MemberOf(SiteSuccessor successor) => successor.Kind == SuccessionKind.Merged ? "mergedInto" : "movedTo";

    /// <summary>Refuses a successor that is not registered or leads back to the site.</summary>
    public static async Task Check(RecordKind kind, ISite site, References references, CancellationToken cancellation)
    {
        if (site.Successor is { } successor && await references.View.Find(kind, successor.Site.Value, cancellation) is null)
        {
            references.Refuse(new BodyFault(
                $"/{MemberOf(successor)}", $"There is no site {successor.Site}; GET /api/v1/{kind.Path} lists them.", BodyFault.UnknownReference));
        }
        else if (await Cycle(kind, site, references.View, cancellation) is { } cycle)
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

    /// <summary>The sites whose successor this one is.</summary>
    public static async Task<IReadOnlyList<string>> Predecessors<TSite>(RecordKind kind, TSite site, RegisterView view, CancellationToken cancellation)
        where TSite : class, ISite =>
    [
        .. (await view.Of<TSite>().All(cancellation))
            .Where(other => other.Successor?.Site.Value == site.Id)
            .Select(other => $"{kind.Path}/{other.Id}")
            .Take(RecordKind.MostReferrers),
    ];
}
