using System.Diagnostics.CodeAnalysis;

namespace CoProduction.Registry;

/// <summary>A value written as one piece of text. Text that breaks its rule is refused.</summary>
/// <typeparam name="TSelf">The value's own type.</typeparam>
public interface IParsed<TSelf>
    where TSelf : IParsed<TSelf>
{
    /// <summary>The rule, as a sentence with an example. Every error about such a text ends with it.</summary>
    static abstract string Rule { get; }

    /// <summary>Reads <paramref name="text"/>; false if it breaks <see cref="Rule"/>.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out TSelf value);
}

/// <summary>Reads values that are expected to be valid, and says why one is not. A value that was read not long ago is the same object, because a register has most of them many times.</summary>
public static class Parsed
{
    /// <exception cref="FormatException">The text breaks the type's rule; the message states the rule.</exception>
    public static T As<T>(string? text)
        where T : IParsed<T> =>
        text is not null && Recent<T>.Find(text) is { } known ? known.Value
        : T.TryParse(text, out var value) ? Recent<T>.Keep(text, value)
        : throw new FormatException($"'{text}' is not right. {T.Rule}");

    /// <summary>Like <see cref="As{T}"/>, but null if the text is absent.</summary>
    /// <exception cref="FormatException">The text is present and breaks the type's rule.</exception>
    public static T? OrNull<T>(string? text)
        where T : class, IParsed<T> =>
        string.IsNullOrEmpty(text) ? null : As<T>(text);

    /// <summary>Values that were read last: for each place in the table, the last one whose text has its hash.</summary>
    private static class Recent<T>
    {
        private const int Places = 1 << 12;

        private static readonly Reading?[] Table = new Reading?[Places];

        public static Reading? Find(string text) => Volatile.Read(ref Table[PlaceOf(text)]) is { } last && last.Text == text ? last : null;

        public static T Keep(string text, T value)
        {
            Volatile.Write(ref Table[PlaceOf(text)], new Reading(text, value));
            return value;
        }

        private static int PlaceOf(string text) => text.GetHashCode(StringComparison.Ordinal) & (Places - 1);

        public sealed record Reading(string Text, T Value);
    }
}
