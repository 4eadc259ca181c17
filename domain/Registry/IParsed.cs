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

/// <summary>Reads values that are expected to be valid, and says why one is not.</summary>
public static class Parsed
{
    /// <exception cref="FormatException">The text breaks the type's rule; the message states the rule.</exception>
    public static T As<T>(string? text)
        where T : IParsed<T> =>
        T.TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not right. {T.Rule}");

    /// <summary>Like <see cref="As{T}"/>, but null if the text is absent.</summary>
    /// <exception cref="FormatException">The text is present and breaks the type's rule.</exception>
    public static T? OrNull<T>(string? text)
        where T : class, IParsed<T> =>
        string.IsNullOrEmpty(text) ? null : As<T>(text);
}
