using System.Globalization;
using CloudNative.CloudEvents;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.GapReports.Questions;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Registry;

namespace CoProduction.Functions.Webhooks.Events;

/// <summary>
/// Makes CloudEvents. An event's id follows from what it tells of, so that it is the same however often the event is sent. The source is the webhook, for
/// partners see the same change differently.
/// </summary>
public sealed class EventMaker(WebhookOptions options)
{
    internal const string Change = "coproduction.change";
    internal const string Restart = "coproduction.restart";
    internal const string Report = "coproduction.report";
    internal const string Job = "coproduction.job";
    internal const string Questions = "coproduction.questions";

    internal CloudEvent Of(Webhook webhook, VisibleChange change, ChangeResponse told) => Make(
        webhook, IdOf(change), Change, $"{change.Kind}/{change.Id}", change.At, nameof(ChangeResponse), told);

    internal CloudEvent Of(Webhook webhook, RestartNote restart) => Make(
        webhook, restart.Id, Restart, "changes", restart.At, nameof(RestartNote), restart);

    internal CloudEvent Of(Webhook webhook, GapReportId night) => Make(
        webhook,
        $"report-{night}",
        Report,
        night.Value,
        night.ComputedAt,
        nameof(ArchivedReportResponse),
        new ArchivedReportResponse(night.Value, night.ComputedAt, AddressOf("gap-reports", night.Value)));

    internal CloudEvent Of(Webhook webhook, ImportJob job) => Make(
        webhook, $"job-{job.Id}", Job, job.Id, job.FinishedAt!.Value, nameof(ImportResponse), ImportResponse.Of(job, AddressOf("imports", job.Id)));

    /// <param name="webhook">The webhook.</param>
    /// <param name="night">The id of the night after which the questions were new.</param>
    /// <param name="news">The list of the webhook's partner with only the new questions in it.</param>
    internal CloudEvent Of(Webhook webhook, string night, QuestionsResponse news) => Make(
        webhook,
        $"questions-{night}",
        Questions,
        webhook.Partner,
        Parsed.As<GapReportId>(night).ComputedAt,
        nameof(NewQuestionsResponse),
        AnswerJson.Of(NewQuestionsResponse.Of(news, AddressOf("gap-reports", $"current/questions?partner={webhook.Partner}"))));

    private static string IdOf(VisibleChange change) => string.Create(CultureInfo.InvariantCulture, $"change-{change.Stream}-{change.At.UtcTicks:x}-{change.Number}");

    private CloudEvent Make(Webhook webhook, string id, string type, string subject, DateTimeOffset at, string schema, object data) => new(CloudEventsSpecVersion.V1_0)
    {
        Id = id,
        Source = new Uri(AddressOf("webhooks", webhook.Id)),
        Type = type,
        Subject = subject,
        Time = at,
        DataSchema = new Uri($"https://{options.Origin}/api/openapi.json#/components/schemas/{schema}"),
        DataContentType = "application/json",
        Data = data,
    };

    private string AddressOf(string path, string id) => $"https://{options.Origin}/api/v1/{path}/{id}";
}
