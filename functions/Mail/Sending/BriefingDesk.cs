using System.Collections.Concurrent;
using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Questions;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Http;
using CoProduction.Functions.Mail.Briefings;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.Mail.Templates;
using CoProduction.Functions.Store;
using CoProduction.Gaps;
using CoProduction.Gaps.Questions;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>
/// Makes briefings in one run: each night is read once, and recipients of a partner who want the same and have the same report from before share one briefing.
/// </summary>
internal sealed class BriefingDesk(SnapshotArchive archive, PublishedReports published, AnalysisGate gate, Limits limits)
{
    private readonly ConcurrentDictionary<GapReportId, Lazy<Task<Register?>>> registers = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<Briefing?>>> made = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Briefing, Lazy<SharedMail>> rendered = new(ReferenceEqualityComparer.Instance);

    /// <summary>The briefing of a night; null if it cannot be made now: nothing was published for the partner that night, or too much is computed.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="night">The night.</param>
    /// <param name="before">The night whose report the recipient got last; null if it got none.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<Briefing?> Of(Subscription subscription, GapReportId night, GapReportId? before, CancellationToken cancellation) =>
        Of(subscription, night, before, isReminder: false, cancellation);

    /// <summary>The reminder of a night; null if it cannot be made now.</summary>
    public Task<Briefing?> ReminderOf(Subscription subscription, GapReportId night, CancellationToken cancellation) =>
        Of(subscription, night, before: null, isReminder: true, cancellation);

    /// <summary>A briefing of this desk, rendered once for all of its recipients.</summary>
    public SharedMail Rendered(Briefing briefing, Func<SharedMail> render) => rendered.GetOrAdd(briefing, _ => new(render)).Value;

    private Task<Briefing?> Of(Subscription subscription, GapReportId night, GapReportId? before, bool isReminder, CancellationToken cancellation)
    {
        var wishes = WishesOf(subscription);
        var key = JsonSerializer.Serialize(
            new object?[] { isReminder, subscription.Partner, night.Value, before?.Value, wishes.Families, wishes.Products, wishes.Scenarios, subscription.Language, subscription.Attachments }, RecordJson.Options);
        return made.GetOrAdd(key, _ => new(() => Make(Parsed.As<CountryCode>(subscription.Partner), wishes, night, before, isReminder, cancellation))).Value;
    }

    private static BriefingWishes WishesOf(Subscription subscription) => new(
        subscription.Families,
        subscription.Products,
        Parsed.As<LanguageTag>(subscription.Language).Culture,
        subscription.Attachments.Contains(Enclosure.Figures),
        subscription.Attachments.Contains(Enclosure.Charts))
    {
        Scenarios = subscription.Scenarios,
    };

    private async Task<Briefing?> Make(CountryCode partner, BriefingWishes wishes, GapReportId night, GapReportId? before, bool isReminder, CancellationToken cancellation)
    {
        if (await Read(partner, night, cancellation) is not var (then, reader, report))
        {
            return null;
        }

        var earlier = before is not null && await Read(partner, before, cancellation) is var (register, who, its)
            ? new EarlierNight(before, register.VisibleTo(who).Current(), its)
            : null;
        using var turn = await gate.EnterForNight(cancellation);
        if (!turn.IsAcquired)
        {
            return null;
        }

        var seen = GapReportService.SeenAt(night, then, reader);
        var trials = Math.Min(QuestionReport.UsualTrials, limits.ReportTrials);
        var questions = QuestionsResponse.From(seen, Analyses.Questions(seen, partner, trials, Analyses.PublishedSeed, cancellation));
        var source = new BriefingSource(partner.Value, night, seen, report, questions, earlier);
        return isReminder ? BriefingModel.Reminder(source, wishes) : BriefingModel.Of(source, wishes, cancellation);
    }

    /// <summary>One night: its register, the partner's plain reader with the memberships of that night, and the report that was published for it.</summary>
    private async Task<(Register Then, Reader Reader, GapReportResponse Report)?> Read(CountryCode partner, GapReportId night, CancellationToken cancellation)
    {
        if (await registers.GetOrAdd(night, id => new(() => archive.Find(id, cancellation))).Value is not { } then)
        {
            return null;
        }

        var reader = Reader.Of(partner, then.Partners.FirstOrDefault(one => one.Code == partner), isCoordinator: false);

        // Another version of the calculation has other figures, which a briefing can neither show nor compare.
        return await published.Find(night, reader, cancellation) is { } kept && (string?)kept["seal"]?["engine"] == Engine.Version
            ? (then, reader, kept.Deserialize<GapReportResponse>(RecordJson.Options)!)
            : null;
    }
}
