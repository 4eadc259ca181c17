using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Promises;

/// <summary>What has become of every promised expansion, and how those who promised have kept theirs.</summary>
/// <param name="AsOf">The month in which it is asked.</param>
/// <param name="Promises">All of them, in the order of factory, item, stage of production and expansion.</param>
/// <param name="All">Everybody's together.</param>
/// <param name="ByPartner">In the order of the codes.</param>
/// <param name="ByOperator">In the order of the names. Two ways of writing one company are two operators.</param>
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
