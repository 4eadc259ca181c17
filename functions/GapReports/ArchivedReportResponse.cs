namespace CoProduction.Functions.GapReports;

/// <summary>A report in the archive.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ComputedAt">When it was computed (UTC).</param>
/// <param name="Link">Its absolute address.</param>
public sealed record ArchivedReportResponse(string Id, DateTimeOffset ComputedAt, string Link);
