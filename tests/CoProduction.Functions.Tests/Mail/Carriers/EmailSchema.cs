using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Mail.Carriers;

/// <summary>The members of an EmailMessage, as the specification of version 2025-09-01 lists them.</summary>
internal static class EmailSchema
{
    private static readonly Dictionary<string, (string[] Required, string[] Optional)> Definitions = new()
    {
        ["EmailMessage"] = (["senderAddress", "content", "recipients"], ["headers", "attachments", "replyTo", "userEngagementTrackingDisabled"]),
        ["EmailContent"] = (["subject"], ["plainText", "html"]),
        ["EmailRecipients"] = (["to"], ["cc", "bcc"]),
        ["EmailAddress"] = (["address"], ["displayName"]),
        ["EmailAttachment"] = (["name", "contentType", "contentInBase64"], ["contentId"]),
    };

    /// <summary>What is wrong with a message.</summary>
    public static IEnumerable<string> FaultsOf(JsonNode message)
    {
        var attachments = message["attachments"]?.AsArray() ?? [];
        return
        [
            .. Members(message, "EmailMessage"),
            .. Members(message["content"], "EmailContent"),
            .. Members(message["recipients"], "EmailRecipients"),
            .. (message["recipients"]?["to"]?.AsArray() ?? []).Concat(message["replyTo"]?.AsArray() ?? []).SelectMany(address => Members(address, "EmailAddress")),
            .. attachments.SelectMany(attachment => Members(attachment, "EmailAttachment")),
            .. attachments.Where(attachment => !Convert.TryFromBase64String((string)attachment!["contentInBase64"]!, new byte[100_000], out _)).Select(_ => "contentInBase64 is not Base64."),
            .. (message["headers"]?.AsObject() ?? []).Where(header => header.Value?.GetValueKind() != JsonValueKind.String).Select(header => $"The header {header.Key} is no text."),
            .. message["userEngagementTrackingDisabled"]?.GetValueKind() is null or JsonValueKind.True or JsonValueKind.False ? Array.Empty<string>() : ["userEngagementTrackingDisabled is no truth value."],
        ];
    }

    private static IEnumerable<string> Members(JsonNode? node, string definition)
    {
        var (required, optional) = Definitions[definition];
        var names = (node as JsonObject ?? []).Select(member => member.Key).ToArray();
        return
        [
            .. required.Except(names).Select(name => $"{definition} lacks {name}."),
            .. names.Except(required).Except(optional).Select(name => $"{definition} has no {name}."),
        ];
    }
}
