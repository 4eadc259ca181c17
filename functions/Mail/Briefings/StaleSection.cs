using CoProduction.Gaps.Evidence;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Lists the partner's own records of which nothing new was stated for long, the oldest first.</summary>
internal static class StaleSection
{
    private const int Most = 20;

    public static BriefingSection Of(BriefingSource source, BriefingFigures figures)
    {
        var limit = source.Seen.AsOf.Plus(-EvidenceReport.UsualStaleAfter);
        var stale = Own(source.Seen.Register, source.Partner).Where(record => record.Newest is not { } newest || newest < limit)
            .OrderBy(record => record.Newest is { } newest ? newest.Since(limit) : int.MinValue).ThenBy(record => record.Id, StringComparer.Ordinal).ToList();
        return new BriefingSection(
            "What has grown old",
            [
                stale.Count == 0
                    ? $"Everything that {source.Partner} has registered has a statement of the last {figures.Count(EvidenceReport.UsualStaleAfter)} months."
                    : $"{figures.Count(stale.Count)} of your records say nothing of the last {figures.Count(EvidenceReport.UsualStaleAfter)} months. State what holds now, or that it still holds."
                        + (stale.Count > Most ? $" The oldest {figures.Count(Most)}:" : ""),
            ],
            [],
            [.. stale.Take(Most).Select(record => new BriefingItem(record.Id, record.Newest is { } newest ? $"the newest statement is of {newest}." : "no statement has a date.", []))]);
    }

    /// <summary>The partner's sites that are not closed, and the figures of its scope, each with the month of its newest statement.</summary>
    private static IEnumerable<(string Id, Month? Newest)> Own(Register register, string partner) =>
    [
        .. register.Factories.Where(factory => factory.Partner.Value == partner && factory.Status != SiteStatus.Closed && factory.Retired is null).Select(factory => (factory.Id.Value, Newest(factory))),
        .. register.MaintenanceSites.Where(site => site.Partner.Value == partner && site.Status != SiteStatus.Closed && site.Retired is null).Select(site => (site.Id.Value, Newest(site))),
        .. register.Baselines.Where(baseline => baseline.Scope.Partner?.Value == partner)
            .GroupBy(baseline => baseline.Item)
            .Select(item => ($"total of {item.Key}", item.Select(baseline => baseline.AsOf?.Month ?? baseline.Source.Date?.Month).Max())),
    ];

    private static Month? Newest(Factory factory) =>
        factory.Lines.SelectMany(line => line.Rates.SelectMany(rate => new[] { rate.Period?.Month, rate.Source?.Date?.Month }).Append(line.Source?.Date?.Month)).Append(factory.Source.Date?.Month).Max();

    private static Month? Newest(MaintenanceSite site) => site.Source.Date?.Month;
}
