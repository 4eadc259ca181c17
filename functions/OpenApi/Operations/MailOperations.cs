using System.Text.Json.Nodes;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.OpenApi.Generation;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>Describes the functions of the weekly mail, in addition to their signatures and comments. Keyed by function name.</summary>
internal static class MailOperations
{
    private const string Tag = "subscriptions";

    private static readonly Parameter Id = new("id", "path", "The subscription's id.", new() { ["type"] = "string", ["pattern"] = "^[0-9a-f]{32}$" }) { IsShared = false };

    private static readonly Parameter Token = new("token", "path", "The end of the link, as the mail has it.", new() { ["type"] = "string", ["minLength"] = 1 }) { IsShared = false };

    private static readonly Parameter RequiredKey = Parameters.IdempotencyKey with { IsRequired = true, IsShared = false, Example = "monday" };

    private static readonly AnswerNotes Text = new()
    {
        Content = [new(Content.PlainText, null, ("BriefingText", "The beginning of a report", JsonValue.Create(MailSamples.Text))) { Schema = new() { ["type"] = "string" } }],
    };

    private static readonly AnswerNotes Page = new() { Content = [OfText(Content.Html)] };

    public static readonly IReadOnlyDictionary<string, OperationNotes> ByFunction = new Dictionary<string, OperationNotes>
    {
        ["ListSubscriptions"] = new(Tag)
        {
            Parameters = Parameters.Paging,
            Answers = Answer(200, new() { Examples = [("SubscriptionListing", "One subscription", Nodes.Of(MailSamples.Subscriptions))] }),
        },
        ["GetSubscription"] = new(Tag)
        {
            Parameters = [Id],
            Answers = Answer(200, new() { Examples = [Subscription] }),
        },
        ["CreateSubscription"] = new(Tag)
        {
            Parameters = [Parameters.IdempotencyKey],
            Body = [Body],
            Answers = Answer(201, new("ETag", "Cache-Control", "Vary", "Location", "Idempotency-Replayed") { Examples = [Subscription] }),
        },
        ["ReplaceSubscription"] = new(Tag)
        {
            Parameters = [Id, Parameters.IfMatch, Parameters.IfNoneMatch],
            Body = [Body],
            Answers = Answer(200, new("ETag", "Cache-Control", "Vary") { Examples = [Subscription] }),
        },
        ["DeleteSubscription"] = new(Tag)
        {
            Parameters = [Id, Parameters.IfMatch, Parameters.IfNoneMatch],
            Answers = Answer(204, new()),
        },
        ["PreviewSubscription"] = new(Tag) { Parameters = [Id], Answers = Answer(200, Page) },
        ["PreviewSubscriptionText"] = new(Tag) { Parameters = [Id], Answers = Answer(200, Text) },
        ["PreviewSubscriptionMail"] = new(Tag) { Parameters = [Id], Answers = Answer(200, new() { Content = [OfText(Content.Mail)] }) },
        ["SendSubscription"] = new(Tag)
        {
            Parameters = [Id, RequiredKey],
            Answers = Answer(202, new("Location") { Examples = [("Sending", "A report to two recipients", Nodes.Of(MailSamples.Sending))] }),
        },
        ["ListSends"] = new(Tag)
        {
            Parameters = [Id, .. Parameters.Paging],
            Answers = Answer(200, new() { Examples = [("SendListing", "One message", Nodes.Of(MailSamples.Sends))] }),
        },
        ["GetMailConfirmation"] = OfLink,
        ["ConfirmMail"] = OfLink,
        ["GetMailUnsubscription"] = OfLink,
        ["UnsubscribeMail"] = OfLink,
        ["RollMailKey"] = new(Tag) { Answers = Answer(204, new()) },
        ["EraseMailAddress"] = new(Tag)
        {
            Body = [new(Content.Json, typeof(ErasureBody), ("ErasureBody", "One address", Nodes.Of(MailSamples.Erasure)))],
            Answers = Answer(200, new() { Examples = [("Erasure", "An address that two subscriptions had", Nodes.Of(MailSamples.Erased))] }),
        },
        ["CountSubscriptions"] = new(Tag)
        {
            Answers = Answer(200, new() { Examples = [("SubscriptionCounts", "One partner", Nodes.Of(MailSamples.Counts))] }),
        },
    };

    private static (string, string, JsonNode) Subscription => ("Subscription", "A subscription with one recipient", Nodes.Of(MailSamples.Subscription));

    private static Content Body => new(Content.Json, typeof(SubscriptionBody), ("SubscriptionBody", "Two recipients in Warsaw", Nodes.Of(MailSamples.Body)));

    private static OperationNotes OfLink => new(Tag)
    {
        Parameters = [Token],
        Answers = new Dictionary<int, AnswerNotes> { [200] = Page, [404] = Page },
    };

    private static Content OfText(string type) => new(type, null) { Schema = new() { ["type"] = "string" } };

    private static Dictionary<int, AnswerNotes> Answer(int status, AnswerNotes notes) => new() { [status] = notes };
}
