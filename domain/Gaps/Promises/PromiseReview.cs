using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Promises;

/// <summary>The outcome of every promised plan, and the track record of those who promised.</summary>
/// <param name="AsOf">The month as of which promises are judged.</param>
/// <param name="Promises">All promises, in the order of factory, item, stage of production and plan.</param>
/// <param name="All">The track record of all together.</param>
/// <param name="ByPartner">The track records by partner, in the order of the codes.</param>
/// <param name="ByOperator">The track records by operator, in the order of the names. Two spellings of one company are two operators.</param>
public sealed record PromiseReview(
    Month AsOf, IReadOnlyList<Promise> Promises, TrackRecord All, IReadOnlyList<TrackRecord> ByPartner, IReadOnlyList<TrackRecord> ByOperator)
{
    public static PromiseReview Of(Register register, Month asOf)
    {
        var promises = Promise.Of(register, asOf).ToList();
        return new PromiseReview(
            asOf,
            promises,
            TrackRecord.Of(null, promises),
            By(promise => promise.Partner.Value),
            By(promise => promise.Operator));

        IReadOnlyList<TrackRecord> By(Func<Promise, string> keeper) =>
            [.. promises.GroupBy(keeper).OrderBy(own => own.Key, StringComparer.Ordinal).Select(own => TrackRecord.Of(own.Key, [.. own]))];
    }
}
