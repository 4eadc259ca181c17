using System.Globalization;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Duplicates;

/// <summary>
/// Searches the register for pairs of similar sites. What is found for one caller is kept for all who see the same and ask the same, until something that they see is
/// changed; those who ask at the same time share one search, which takes its turn with reports and analyses.
/// </summary>
public sealed class DuplicateSearch(IRegisterReader register, Visibility visibility, AnalysisGate gate) : IDisposable
{
    // Some 300 bytes each, beside the records.
    private const int MostPairs = 100_000;

    private readonly BoundedCache<IReadOnlyList<DuplicatePair>> known = new(MostPairs);
    private readonly SharedWork<Outcome> searches = new();

    /// <summary>Finds the pairs of similar sites that a caller may see; highest score first, then by kind and ids.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="kind">The kind of site; null for both kinds.</param>
    /// <param name="partner">The partner of the sites; null for all partners.</param>
    /// <param name="minimum">The least score of a pair.</param>
    /// <param name="cancellation">Ends the wait. The search ends when nobody waits for it.</param>
    /// <returns>The pairs; null if too many of the caller's requests wait for a turn already.</returns>
    public async Task<IReadOnlyList<DuplicatePair>?> Find(Caller caller, SiteKind? kind, CountryCode? partner, double minimum, CancellationToken cancellation)
    {
        var seen = await register.See(await visibility.Of(caller, cancellation), cancellation);
        var question = string.Join('\n', seen.Sight, kind, partner, minimum.ToString("R", CultureInfo.InvariantCulture));
        return (await searches.Of(
            () => known.Find(question) is { } found ? new Outcome(found) : null, () => question, Search, outcome => outcome.Pairs is null, cancellation)).Pairs;

        async Task<Outcome> Search(CancellationToken ended)
        {
            using var turn = await gate.Enter(caller, ended);
            if (!turn.IsAcquired)
            {
                return new Outcome(null);
            }

            var pairs = new SiteIndex(VisibleSites.Of(seen.Register, kind, partner), ended).Pairs(minimum, ended);
            return new Outcome(known.Keep(question, pairs, pairs.Count + 1));
        }
    }

    public void Dispose() => known.Dispose();

    /// <param name="Pairs">The pairs; null if the caller waits for too many turns already.</param>
    private sealed record Outcome(IReadOnlyList<DuplicatePair>? Pairs);
}
