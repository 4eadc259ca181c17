using Microsoft.Extensions.Caching.Memory;

namespace CoProduction.Functions.Http;

/// <summary>Keeps values up to a limit of their sizes; those used last stay.</summary>
/// <remarks>
/// A <see cref="MemoryCache"/> alone refuses what does not fit, and makes room only where more than 95 % of its limit is taken: a value larger than the rest would never be kept.
/// </remarks>
/// <param name="limit">The most that all values have together, in the unit of their sizes.</param>
internal sealed class BoundedCache<TValue>(long limit) : IDisposable
    where TValue : class
{
    private readonly MemoryCache values = new(new MemoryCacheOptions { SizeLimit = limit, TrackStatistics = true });
    private readonly Lock guard = new();

    /// <summary>The value; null if it is not kept.</summary>
    public TValue? Find(object key) => values.Get<TValue>(key);

    /// <summary>Keeps a value, unless it is larger than the limit.</summary>
    /// <returns>The value.</returns>
    public TValue Keep(object key, TValue value, long size)
    {
        lock (guard)
        {
            while (size <= limit && values.Count > 0 && values.GetCurrentStatistics()!.CurrentEstimatedSize + size > limit)
            {
                // The share of one value.
                values.Compact(1.5 / values.Count);
            }

            return values.Set(key, value, new MemoryCacheEntryOptions { Size = size });
        }
    }

    public void Remove(object key) => values.Remove(key);

    public void Dispose() => values.Dispose();
}
