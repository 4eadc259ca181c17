using CoProduction.Registry;
using CoProduction.Registry.Minerals;

namespace CoProduction.Functions.Records.MineralChains;

/// <summary>
/// Turns the bases of shares as they were written up to version 1.2 of the calculation into those of today. A basis was then any text. Stored rows,
/// snapshots and history still have such texts; requests must follow the rule of today.
/// </summary>
internal static class OlderMineralChain
{
    /// <summary>
    /// The same chain with bases that follow today's rule. Shares whose bases were different words for one whole, such as "global" and "global production",
    /// are told apart by a note with those words.
    /// </summary>
    public static MineralChainBody Upcast(MineralChainBody chain)
    {
        var stated = new HashSet<(string?, string?, string, int?)>();
        return chain with
        {
            Shares = chain.Shares is { } shares
                ? [.. shares.Select(share => share with { Basis = BasesOf(share.Basis!).First(basis => stated.Add((share.Country, share.Stage, basis, share.Year))) })]
                : null,
        };
    }

    /// <summary>The basis, then others of the same whole.</summary>
    private static IEnumerable<string> BasesOf(string written)
    {
        // Only a text that begins as a theater or partner does, and names none, is against today's rule. Without the colon it is a text of its own.
        var basis = ShareBasis.TryParse(written, out var understood) ? understood : Parsed.As<ShareBasis>(written.Replace(':', '-'));
        return Enumerable.Range(2, int.MaxValue - 2).Select(number => basis.Noting($"{number}"))
            .Prepend(basis.Noting(written)).Prepend(basis)
            .Select(other => other.Value)
            .Where(value => value.Length <= Wording.Name);
    }
}
