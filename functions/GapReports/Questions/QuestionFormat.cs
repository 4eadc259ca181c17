using CoProduction.Functions.Http;

namespace CoProduction.Functions.GapReports.Questions;

/// <summary>The formats of questions.</summary>
internal enum QuestionFormat
{
    /// <summary>JSON, of which parts can be asked for.</summary>
    Json,

    /// <summary>Text, at the address that ends in /text.</summary>
    Text,

    /// <summary>A file to fill and import, at the address that ends in its name.</summary>
    Csv,
}

/// <summary>The files to fill and import.</summary>
internal enum QuestionFile
{
    /// <summary>The present rates that are wanted.</summary>
    Rates,

    /// <summary>The plans that are wanted.</summary>
    Plans,
}

internal static class QuestionFormats
{
    /// <summary>The parameter that asks for a file.</summary>
    public const string File = "file";

    /// <summary>Where questions have the format that the query asks for; null if that is here, or the query has faults.</summary>
    public static FormatRedirect? RedirectQuestions(this Query query, HttpRequest request)
    {
        var (format, file) = (query.Word<QuestionFormat>(FormatRedirect.Parameter), query.Word<QuestionFile>(File));
        if (file is not null && format is not null and not QuestionFormat.Csv)
        {
            query.Refuse(File, "Only csv has files: leave it out, or ask for format=csv.");
        }

        return query.Faults.Count > 0 || (format ?? (file is null ? QuestionFormat.Json : QuestionFormat.Csv)) is not (not QuestionFormat.Json and var other)
            ? null
            : new FormatRedirect(Links.Below(
                request, other == QuestionFormat.Text ? "text" : CoProduction.Registry.Word.Of(file ?? QuestionFile.Rates), FormatRedirect.Parameter, File));
    }
}
