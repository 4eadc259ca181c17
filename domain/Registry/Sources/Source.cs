using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Sources;

/// <summary>The source of a figure. Every record that states a figure has one.</summary>
public sealed record Source
{
    /// <param name="publisher">Who published it; without ": ", which separates publisher and title if both are written in one text.</param>
    /// <param name="title">The title of the publication; null if only the publisher is known.</param>
    /// <param name="url">The http or https address; null if there is none.</param>
    /// <param name="date">When it was published; null if unknown.</param>
    /// <param name="confidence">How well the figure is founded.</param>
    /// <param name="notes">How the figure was derived and what it leaves out; null if there is nothing to say.</param>
    /// <exception cref="ArgumentException">A text is empty, too long or malformed.</exception>
    public Source(string publisher, string? title, string? url, Period? date, Confidence confidence, string? notes)
    {
        Publisher = Require.Text(publisher, Wording.Name, nameof(publisher));
        if (publisher.Contains(": ", StringComparison.Ordinal))
        {
            throw new ArgumentException("Must not contain ': '; what follows it is the title.", nameof(publisher));
        }

        Title = Require.TextOrNull(title, Wording.Title, nameof(title));
        Url = url is null || IsWebAddress(url) ? url : throw new ArgumentException(UrlRule, nameof(url));
        Date = date;
        Confidence = Require.Member(confidence, nameof(confidence));
        Notes = Require.TextOrNull(notes, Wording.Notes, nameof(notes));
    }

    public static string UrlRule => "An address begins with http:// or https://, has no white space and at most 2000 characters.";

    public string Publisher { get; }

    public string? Title { get; }

    public string? Url { get; }

    public Period? Date { get; }

    public Confidence Confidence { get; }

    public string? Notes { get; }

    public static bool IsWebAddress(string text) =>
        Wording.Fault(text, Wording.Url) is null
        && !text.Any(char.IsWhiteSpace)
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(text, UriKind.Absolute, out _);

    /// <summary>Publisher and title in one text, as files write them: <c>RUSI: UK exercise ammunition exhausted</c>.</summary>
    public string Citation => Title is null ? Publisher : $"{Publisher}: {Title}";

    /// <summary>Splits a <see cref="Citation"/> at its first ": ".</summary>
    public static (string Publisher, string? Title) Split(string citation) =>
        citation.Split(": ", 2) is [var publisher, var title] ? (publisher, title) : (citation, null);
}
