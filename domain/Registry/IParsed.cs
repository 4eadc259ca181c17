using System.Diagnostics.CodeAnalysis;

namespace CoProduction.Registry;

/// <summary>A value that is written as one piece of text and refuses text that breaks its rule.</summary>
/// <typeparam name="TSelf">The value's own type.</typeparam>
public interface IParsed<TSelf>
    where TSelf : IParsed<TSelf>
{
    /// <summary>What is right, as a sentence with an example; every error about such a text ends with it.</summary>
    static abstract string Rule { get; }

    /// <summary>Reads <paramref name="text"/>; false where it breaks <see cref="Rule"/>.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out TSelf value);
}

/// <summary>Reads values that are known to be right, or says why they are not.</summary>
public static class Parsed
{
    /// <exception cref="FormatException">The text breaks the type's rule; the message says which.</exception>
    public static T As<T>(string? text)
        where T : IParsed<T> =>
        T.TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not right. {T.Rule}");

    /// <summary>As <see cref="As{T}"/>, with null for an absent value.</summary>
    /// <exception cref="FormatException">The text is present and breaks the type's rule.</exception>
    public static T? OrNull<T>(string? text)
        where T : class, IParsed<T> =>
        string.IsNullOrEmpty(text) ? null : As<T>(text);
}
