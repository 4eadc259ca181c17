using System.Collections;

namespace CoProduction.Gaps;

/// <summary>A list whose elements are made when they are read, so that a report of a hundred thousand lines copies none of them.</summary>
/// <param name="count">The number of elements.</param>
/// <param name="at">By place, the element.</param>
internal sealed class LazyList<T>(int count, Func<int, T> at) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index] => at((uint)index < (uint)count ? index : throw new ArgumentOutOfRangeException(nameof(index), index, $"Must be 0 to {count - 1}."));

    public IEnumerator<T> GetEnumerator()
    {
        for (var place = 0; place < count; place++)
        {
            yield return at(place);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
