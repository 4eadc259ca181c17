namespace CoProduction.Functions.GapReports.Parts;

/// <summary>
/// Marks a list with one element for each month of the answer. An element without a month of its own belongs to the month at its place, counted from the answer's
/// first month.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ByMonthAttribute : Attribute;
