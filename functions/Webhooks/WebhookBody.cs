using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Webhooks.Addresses;
using CoProduction.Registry;

namespace CoProduction.Functions.Webhooks;

/// <summary>What somebody subscribes to.</summary>
public sealed record WebhookBody
{
    /// <summary>Where events are sent.</summary>
    public string? Address { get; init; }

    /// <summary>What events tell of: changes, reports, jobs or questions.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>The position in the change feed after which changes are told, such as that of an export. If absent, those from now on are told.</summary>
    public string? Since { get; init; }

    /// <summary>Where events are sent, in a body that has passed its validator.</summary>
    internal ReceiverAddress Receiver => Parsed.As<ReceiverAddress>(Address);

    /// <summary>What events tell of, in a body that has passed its validator.</summary>
    internal IReadOnlyList<WebhookTopic> Told => [.. Topics!.Select(Word.As<WebhookTopic>).Order()];
}

public sealed class WebhookBodyValidator : BodyValidator<WebhookBody>
{
    public WebhookBodyValidator()
    {
        RuleFor(webhook => webhook.Address).Required().Parses<ReceiverAddress>();
        RuleFor(webhook => webhook.Topics).AtLeastOne();
        RuleForEach(webhook => webhook.Topics).Filled().OneOf<WebhookTopic>();
        RuleFor(webhook => webhook.Topics).Distinct("Must not name a topic twice.");
        RuleFor(webhook => webhook.Since).MustHaveNo((webhook, since) =>
            since is not null && webhook.Topics?.Contains(Word.Of(WebhookTopic.Changes)) == false ? "Only changes have a position: name changes in topics as well, or leave it out." : null);
    }
}
