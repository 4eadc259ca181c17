using CoProduction.Registry.Dates;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Sites;

/// <summary>The statuses of one site, one after the other.</summary>
public static class DatedStatuses
{
    /// <summary>The status in a month.</summary>
    public static SiteStatus In(this IReadOnlyList<DatedStatus> statuses, Month month)
    {
        for (var place = statuses.Count - 1; place >= 0; place--)
        {
            if (!(statuses[place].Month > month))
            {
                return statuses[place].Status;
            }
        }

        return Before(statuses[0].Status);
    }

    /// <summary>The status before the first that is known: a site that is idle or closed was operating; any other was what it is first known to be.</summary>
    internal static SiteStatus Before(SiteStatus first) => first is SiteStatus.Idle or SiteStatus.Closed ? SiteStatus.Operating : first;

    /// <summary>The record's own list, the earliest first.</summary>
    /// <exception cref="ArgumentException">The list is empty, or two statuses begin in one month.</exception>
    internal static IReadOnlyList<DatedStatus> InOrder(IReadOnlyList<DatedStatus> statuses, string field)
    {
        var own = ValueList.Of(statuses, field);
        if (own.Count == 1)
        {
            return own;
        }

        var sorted = ValueList.Of([.. own.OrderBy(status => status.Month)], field);
        return sorted.Count == 0 ? throw new ArgumentException("A site has at least one status.", field)
            : sorted.Zip(sorted.Skip(1)).Any(pair => pair.First.Month == pair.Second.Month)
                ? throw new ArgumentException("Must not have two statuses that begin in one month.", field)
                : sorted;
    }

    /// <summary>
    /// Statuses after earlier ones. Of several, one without a date is the first; one alone holds from the month of its source if that is later than the status
    /// before it, otherwise from the month of the change. The first status of a site that makes something, or is to, needs no date. A status that repeats the one before it adds nothing.
    /// </summary>
    /// <param name="former">The statuses that stay.</param>
    /// <param name="added">The statuses that are added to them.</param>
    /// <param name="source">The source of the site.</param>
    /// <param name="today">The day of the change (UTC).</param>
    internal static IReadOnlyList<DatedStatus> After(IReadOnlyList<DatedStatus> former, IReadOnlyList<DatedStatus> added, Source source, DateOnly today)
    {
        var statuses = former.ToList();
        foreach (var status in added)
        {
            var last = statuses.LastOrDefault();
            if (status.From is null && added.Count > 1)
            {
                statuses.RemoveAll(earlier => earlier.From is null);
                statuses.Insert(0, status);
            }
            else if (last is null || status.From is not null || status.Status != last.Status)
            {
                var dated = Dated(status, last, source, today);
                statuses.RemoveAll(earlier => earlier.Month == dated.Month);
                statuses.Add(dated);
            }
        }

        return InOrder(statuses, nameof(added));
    }

    private static DatedStatus Dated(DatedStatus status, DatedStatus? last, Source source, DateOnly today) =>
        status.From is not null ? status
        : last is null && status.Status is not (SiteStatus.Idle or SiteStatus.Closed) ? status
        : (status.Source ?? source).Date?.Month is { } stated && !(stated <= last?.Month) ? status with { From = Period.Of(stated) }
        : status with { From = Period.Of(Month.Of(today)) };
}
