using CoProduction.Functions.Http;

namespace CoProduction.Functions.Webhooks;

/// <summary>The webhook cannot be created now.</summary>
public sealed class WebhookProblem : ProblemResult, IProblemKinds
{
    public static readonly ProblemKind TooManyWebhooks = new(
        "too-many-webhooks", StatusCodes.Status409Conflict, "Too many webhooks", "The partner has as many webhooks as it may have.");

    private WebhookProblem(string detail)
        : base(TooManyWebhooks.Answer(detail))
    {
    }

    public static IReadOnlyList<ProblemKind> Kinds => [TooManyWebhooks];

    internal static WebhookProblem TooMany(int most) => new(
        $"Your partner may have {most} webhooks and has as many. Delete one, or ask the operator to raise {WebhookOptions.Section}:{nameof(WebhookOptions.MostPerPartner)}.");
}
