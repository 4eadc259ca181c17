using System.Net;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.Mail.Briefings;

/// <summary>Reduces the two forms of a briefing to their words and figures.</summary>
internal static partial class Stripped
{
    /// <summary>The words of the text, whatever the lines; without the marks of points.</summary>
    public static string Text(string text) => Words(Marks().Replace(text, " "));

    /// <summary>The words of the HTML, with those that stand for images.</summary>
    public static string Html(string html) => Words(WebUtility.HtmlDecode(Tags().Replace(Images().Replace(Styles().Replace(html, " "), " $1 "), " ")));

    /// <summary>The words with one space between them.</summary>
    public static string Words(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"(?m)^ *[*-] ")]
    private static partial Regex Marks();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();

    [GeneratedRegex("<img [^>]*?alt=\"([^\"]*)\"[^>]*>")]
    private static partial Regex Images();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
