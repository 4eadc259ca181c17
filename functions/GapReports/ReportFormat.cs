namespace CoProduction.Functions.GapReports;

/// <summary>How a report is answered.</summary>
public enum ReportFormat
{
    Json,

    /// <summary>Tables that a person can read in a terminal.</summary>
    Text,
}
