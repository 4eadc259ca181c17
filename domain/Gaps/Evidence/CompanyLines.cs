using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Evidence;

/// <summary>The lines of a company: as registered, and as they would have to be for its stated total to be right.</summary>
internal static class CompanyLines
{
    private const string Prefix = "company:";

    /// <summary>The lines that the company's check counts, without those of idle and closed sites, which make nothing.</summary>
    public static IReadOnlyList<RegisteredLine> Of(CompanyCheck check, CurrentCapacity current)
    {
        var company = check.Observed.Scope.Value[Prefix.Length..];
        return current.Items.Find(check.Observed.Item) is { } item
            ? [.. current.Lines.Of(item).Where(line =>
                line.Status is not (SiteStatus.Idle or SiteStatus.Closed)
                && line.Factory.IsOperatedBy(company))]
            : [];
    }

    /// <summary>
    /// The lines with rates that add up to the stated total. The excess over the known rates goes in equal parts to lines of unknown rate. If there
    /// are none, or if less is stated than is known, all known rates change in proportion and lines of unknown rate make nothing.
    /// </summary>
    /// <param name="lines">At least one.</param>
    /// <param name="stated">Units a month.</param>
    public static IReadOnlyList<(RegisteredLine Before, Line After)> AddingUp(IReadOnlyList<RegisteredLine> lines, double stated)
    {
        var known = lines.Sum(line => line.Current ?? 0);
        var unknown = lines.Count(line => line.Current is null);
        var each = unknown == 0 ? 0 : Math.Max(0, stated - known) / unknown;
        var factor = unknown > 0 && stated >= known ? 1 : known > 0 ? stated / known : 0;
        return [.. lines.Select(line => (line, With(line, line.Current switch
        {
            null => each,
            _ when known == 0 && unknown == 0 => stated / lines.Count,
            { } rate => rate * factor,
        })))];
    }

    /// <summary>The line with another rate in place of its present one, or, if that is unknown, with one that it has always had.</summary>
    private static Line With(RegisteredLine line, double rate)
    {
        var present = line.Latest(Measure.Output);
        return line.Line.WithRates(
        [
            .. line.Line.Rates.Where(each => each != present),
            new Statement(Measure.Output, Quantity.AMonth(rate), present?.Period, present?.Source),
        ]);
    }
}
