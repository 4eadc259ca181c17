using CoProduction.Functions.Access;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>A partner's subscription to the weekly report, as it is stored.</summary>
public sealed record Subscription
{
    /// <summary>32 hexadecimal digits; newer subscriptions come last in ordinal order.</summary>
    public required string Id { get; init; }

    /// <summary>The partner that owns it. Reports hold what a plain reader of this partner may see.</summary>
    public required string Partner { get; init; }

    /// <summary>The handle of the caller who created it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who gets the report, in the order given.</summary>
    public required IReadOnlyList<Recipient> Recipients { get; init; }

    /// <summary>The families that it tells of; empty for all.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>The products that it tells of; empty for all of those families.</summary>
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>The ids of stored or ready scenarios whose effect it tells.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>How numbers and dates are written.</summary>
    public required string Language { get; init; }

    public required WeeklySchedule Schedule { get; init; }

    /// <summary>Since when (UTC) the schedule is as it is. A report that was due before is not sent.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    public required IReadOnlyList<Enclosure> Attachments { get; init; }

    /// <summary>The last week whose report was planned for every recipient, such as <c>2026-W49</c>; null before the first.</summary>
    public string? PlannedWeek { get; init; }

    /// <summary>Whether its recipients get the monthly reminder, too.</summary>
    public bool Reminders { get; init; }

    /// <summary>The last month whose reminder was planned for every recipient, such as <c>2026-12</c>; null before the first.</summary>
    public string? RemindedMonth { get; init; }

    /// <summary>How many recipients have unsubscribed. Their addresses are erased.</summary>
    public int Unsubscribed { get; init; }

    /// <summary>A plain reader of the partner: whatever the role of who created the subscription, it tells no more.</summary>
    internal Caller Reader => new(Parsed.As<CountryCode>(Partner), Subject: null, new HashSet<Role> { Role.Reader });

    /// <summary>The recipient of an id; null where there is none any more.</summary>
    internal Recipient? Find(string recipient) => Recipients.FirstOrDefault(one => one.Id == recipient);

    /// <summary>The subscription with one recipient changed, or removed where the change returns null.</summary>
    internal Subscription With(string recipient, Func<Recipient, Recipient?> change) =>
        this with { Recipients = [.. Recipients.Select(one => one.Id == recipient ? change(one) : one).OfType<Recipient>()] };
}
