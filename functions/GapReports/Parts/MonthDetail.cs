namespace CoProduction.Functions.GapReports.Parts;

/// <summary>The months of which figures are answered.</summary>
internal enum MonthDetail
{
    /// <summary>None.</summary>
    None,

    /// <summary>The last month of each year, and the last of all.</summary>
    Year,

    /// <summary>Every month.</summary>
    Month,
}
