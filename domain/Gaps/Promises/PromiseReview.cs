using CoProduction.Registry.Dates;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Promises;

/// <summary>The outcome of every promised plan and target, and the track record of those who promised plans.</summary>
/// <param name="AsOf">The month as of which promises are judged.</param>
/// <param name="Promises">All promises, in the order of factory, item, stage of production and plan.</param>
/// <param name="All">The track record of all together.</param>
/// <param name="ByPartner">The track records by partner, in the order of the codes.</param>
/// <param name="ByOperator">The track records by operator, in the order of the names. Two spellings of one company are two operators.</param>
/// <param name="Targets">The targets of scopes, by item, scope and rate.</param>
public sealed record PromiseReview(
    Month AsOf,
    IReadOnlyList<Promise> Promises,
    TrackRecord All,
    IReadOnlyList<TrackRecord> ByPartner,
    IReadOnlyList<TrackRecord> ByOperator,
    IReadOnlyList<TargetPromise> Targets)
{
    /// <param name="register">The records.</param>
    /// <param name="asOf">The month as of which promises are judged.</param>
    /// <param name="partner">The partner whose promises are reviewed; null for all.</param>
    public static PromiseReview Of(Register register, Month asOf, CountryCode? partner = null)
    {
        var promises = Promise.Of(register, asOf).Where(promise => partner is null || promise.Partner == partner).ToList();
        return new PromiseReview(
            asOf,
            promises,
            TrackRecord.Of(null, promises),
            By(promise => promise.Partner.Value),
            By(promise => promise.Operator),
            [.. TargetPromise.Of(register, asOf).Where(target => partner is null || target.Extent.Scope.Partner == partner)]);

        IReadOnlyList<TrackRecord> By(Func<Promise, string> keeper) =>
            [.. promises.GroupBy(keeper).OrderBy(own => own.Key, StringComparer.Ordinal).Select(own => TrackRecord.Of(own.Key, [.. own]))];
    }
}
