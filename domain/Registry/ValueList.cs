using System.Collections;

namespace CoProduction.Registry;

/// <summary>Makes the lists that records own.</summary>
internal static class ValueList
{
    /// <summary>The record's own copy of a list.</summary>
    /// <exception cref="ArgumentException">The list or an element of it is null.</exception>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> list, string field = "list")
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(list, field);
        var own = list as ValueList<T> ?? (list.Count == 0 ? ValueList<T>.Empty : new ValueList<T>([.. list]));
        return own.HasNull ? throw new ArgumentException("Must not have an element that is null.", field) : own;
    }
}

/// <summary>
/// A list of a record. It is copied when the record is made, so that nobody can change what the constructor has checked. Two lists are equal if their
/// elements are, so that records can be compared.
/// </summary>
internal sealed class ValueList<T> : IReadOnlyList<T>
    where T : notnull
{
    public static readonly ValueList<T> Empty = new([]);

    private readonly T[] elements;

    public ValueList(T[] elements) => this.elements = elements;

    public int Count => elements.Length;

    public T this[int index] => elements[index];

    public bool HasNull => Array.Exists(elements, element => element is null);

    public IEnumerator<T> GetEnumerator() => elements.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) => obj is ValueList<T> other && elements.AsSpan().SequenceEqual(other.elements);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var element in elements)
        {
            hash.Add(element);
        }

        return hash.ToHashCode();
    }
}
