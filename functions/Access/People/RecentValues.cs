using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace CoProduction.Functions.Access.People;

/// <summary>What was read from storage lately. No value is older than an age, and there are never more than a number.</summary>
/// <param name="age">The age at which a value is used no longer.</param>
/// <param name="most">The most values.</param>
/// <param name="time">Tells the age.</param>
internal sealed class RecentValues<TKey, TValue>(TimeSpan age, int most, TimeProvider time)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (TValue Value, DateTimeOffset Begun)> values = [];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        // A clock that was set back makes a value too old.
        var isRecent = values.TryGetValue(key, out var kept) && time.GetUtcNow() - kept.Begun is var passed && passed >= TimeSpan.Zero && passed < age;
        value = kept.Value;
        return isRecent;
    }

    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="begun">When the reading began: everything that was written before is in it.</param>
    public void Keep(TKey key, TValue value, DateTimeOffset begun)
    {
        if (values.Count >= most)
        {
            values.Clear();
        }

        values[key] = (value, begun);
    }

    public void Drop(TKey key) => values.TryRemove(key, out _);
}
