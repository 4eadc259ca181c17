using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>What somebody subscribes to.</summary>
public sealed record SubscriptionBody
{
    internal const int MostRecipients = 100;

    private const int MostNamed = 100;
    private const int MostScenarios = 5;
    private const int StandardHour = 8;

    /// <summary>The addresses that get the report. Each is asked to confirm it first. Each gets a message of its own.</summary>
    public IReadOnlyList<string>? Recipients { get; init; }

    /// <summary>The families that the report tells of. If absent or empty, all.</summary>
    public IReadOnlyList<string>? Families { get; init; }

    /// <summary>The products that the report tells of. If absent or empty, all of the families.</summary>
    public IReadOnlyList<string>? Products { get; init; }

    /// <summary>The ids of stored or ready scenarios whose effect the report tells, at most 5. If absent or empty, none.</summary>
    public IReadOnlyList<string>? Scenarios { get; init; }

    /// <summary>How numbers and dates are written; the words are English. If absent, en-GB.</summary>
    public string? Language { get; init; }

    /// <summary>The day of the week. If absent, monday.</summary>
    public string? Weekday { get; init; }

    /// <summary>The hour of that day in the time zone, 0 to 23. If absent, 8.</summary>
    public int? Hour { get; init; }

    /// <summary>The time zone's name in the IANA database. If absent, UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What the report brings along: figures, as CSV, and charts. If absent, both.</summary>
    public IReadOnlyList<string>? Attachments { get; init; }

    /// <summary>Whether a reminder of open questions and old records comes each month, too. If absent, true.</summary>
    public bool? Reminders { get; init; }

    /// <summary>The addresses, in a body that has passed its validator.</summary>
    internal IReadOnlyList<string> Addresses => [.. Recipients!.Select(address => Parsed.As<MailAddress>(address).Value)];

    /// <summary>The subscription with what the body says but for the recipients. The body has passed its validator.</summary>
    /// <param name="former">The subscription as it was.</param>
    /// <param name="now">Since when the schedule is so, if it differs.</param>
    internal Subscription Applied(Subscription former, DateTimeOffset now)
    {
        var schedule = new WeeklySchedule(Weekday is null ? Subscriptions.Weekday.Monday : Word.As<Weekday>(Weekday), Hour ?? StandardHour, TimeZone ?? "UTC");
        return former with
        {
            Families = Families ?? [],
            Products = Products ?? [],
            Scenarios = Scenarios ?? [],
            Language = Language ?? LanguageTag.Standard,
            Schedule = schedule,
            ScheduledAt = schedule == former.Schedule ? former.ScheduledAt : now,
            Attachments = Attachments is null ? Enum.GetValues<Enclosure>() : [.. Attachments.Select(Word.As<Enclosure>).Order()],
            Reminders = Reminders ?? true,
        };
    }

    public sealed class Validator : BodyValidator<SubscriptionBody>
    {
        public Validator()
        {
            RuleFor(body => body.Recipients).AtLeastOne().AtMost(MostRecipients, "recipients");
            RuleForEach(body => body.Recipients).Filled().Parses<MailAddress>();
            RuleFor(body => body.Recipients).DistinctBy((address, _) => address.ToUpperInvariant(), "Must not name an address twice.");
            RuleFor(body => body.Families).AtMost(MostNamed, "families");
            RuleForEach(body => body.Families).Filled().Parses<Family>();
            RuleFor(body => body.Families).Distinct("Must not name a family twice.");
            RuleFor(body => body.Products).AtMost(MostNamed, "products");
            RuleForEach(body => body.Products).Filled().Parses<ItemCode>();
            RuleFor(body => body.Products).Distinct("Must not name a product twice.");
            RuleFor(body => body.Scenarios).AtMost(MostScenarios, "scenarios");
            RuleForEach(body => body.Scenarios).Filled().Parses<RecordId>();
            RuleFor(body => body.Scenarios).Distinct("Must not name a scenario twice.");
            RuleFor(body => body.Language).Optional().Parses<LanguageTag>();
            RuleFor(body => body.Weekday).Optional().OneOf<Weekday>();
            RuleFor(body => body.Hour).Between(0, 23);
            RuleFor(body => body.TimeZone).Optional().Parses<TimeZoneName>();
            RuleForEach(body => body.Attachments).Filled().OneOf<Enclosure>();
            RuleFor(body => body.Attachments).Distinct("Must not name an attachment twice.");
        }
    }
}
