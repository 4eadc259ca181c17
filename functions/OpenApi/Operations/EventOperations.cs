using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Questions;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Webhooks.Events;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>Describes the events that the program sends to the receivers of webhooks.</summary>
internal static class EventOperations
{
    public static readonly IReadOnlyList<EventNotes> All =
    [
        new("change", EventMaker.Change, typeof(ChangeResponse), "A record changed",
            "Tells of a change as the change feed has it, to webhooks whose topics include changes. The events of each stream come in its order.",
            "The kind and the id of the record, such as factory/usa-scranton-aap."),
        new("restart", EventMaker.Restart, typeof(RestartNote), "Changes start again",
            "The changes cannot be told from where they stopped, such as after the partner's memberships changed. A mirror starts again from an export; later changes follow.",
            "changes"),
        new("report", EventMaker.Report, typeof(ArchivedReportResponse), "The reports of a night are published",
            "Tells of an archived gap report that the partner may read, to webhooks whose topics include reports.",
            "The id of the report."),
        new("job", EventMaker.Job, typeof(ImportResponse), "An import job ended",
            "Tells of an import job of the partner, to webhooks whose topics include jobs.",
            "The id of the job."),
        new("questions", EventMaker.Questions, typeof(NewQuestionsResponse), "A partner is asked something new",
            "Tells of questions that the partner was not asked before, to webhooks whose topics include questions. Comes after a night, and only if there are any.",
            "The partner."),
    ];

    public static readonly IReadOnlyList<Parameter> Headers =
    [
        Header("webhook-id", "The id of the event."),
        Header("webhook-timestamp", "When this attempt was made, in seconds since 1970 (UTC). Refuse what is older than five minutes."),
        Header(
            "webhook-signature",
            "`v1,` and the HMAC-SHA256 in Base64 of the id, the timestamp and the body, joined by dots, by the key that follows `whsec_` in Base64. While a key is rolled, there are two, separated by a space; one that fits is enough."),
    ];

    private static Parameter Header(string name, string description) => new(name, "header", description, new() { ["type"] = "string" }) { IsRequired = true };
}
