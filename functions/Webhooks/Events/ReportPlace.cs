namespace CoProduction.Functions.Webhooks.Events;

/// <summary>Which nights a webhook has told of. A night that fails for a time can be complete after later ones, so the last ones are kept one by one.</summary>
/// <param name="After">The id of a night: it and earlier ones are not told any more; empty for none.</param>
/// <param name="Told">Those after it that were told.</param>
public sealed record ReportPlace(string After, IReadOnlyList<string> Told)
{
    private const int Most = 40;

    internal bool IsAhead(string night) => string.CompareOrdinal(night, After) > 0 && !Told.Contains(night);

    internal ReportPlace Past(string night)
    {
        string[] told = [.. Told.Append(night).Order(StringComparer.Ordinal)];
        return told.Length > Most ? new ReportPlace(told[0], told[1..]) : this with { Told = told };
    }
}
