using CoProduction.Functions.Http;

namespace CoProduction.Functions.GapReports;

/// <summary>The formats of a report.</summary>
internal enum ReportFormat
{
    /// <summary>JSON, of which parts can be asked for.</summary>
    Json,

    /// <summary>Text, at the address that ends in /text.</summary>
    Text,
}

internal static class ReportFormats
{
    /// <summary>Where a report has the format that the query asks for; null if that is here, or the query has faults.</summary>
    public static FormatRedirect? Redirect(this Query query, HttpRequest request) =>
        query.Word<ReportFormat>(FormatRedirect.Parameter) == ReportFormat.Text && query.Faults.Count == 0
            ? new FormatRedirect(Links.Below(request, "text", FormatRedirect.Parameter))
            : null;
}
