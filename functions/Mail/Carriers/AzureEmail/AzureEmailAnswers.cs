using System.Text.Json;
using Azure;
using Azure.Identity;

namespace CoProduction.Functions.Mail.Carriers.AzureEmail;

/// <summary>What an answer of Azure Communication Services, or its absence, means for the message.</summary>
internal static class AzureEmailAnswers
{
    private const string Endpoint = $"{MailOptions.Section}:Azure:Endpoint";

    // Addresses that bounced before are on a list; a message to nobody else is dropped.
    private const string Suppressed = "EmailDroppedAllRecipientsSuppressed";

    /// <summary>Whether the service may have taken the message although it answered otherwise: it knows the operation already, or failed on the way.</summary>
    public static bool MayHaveBeenTaken(Response answer) => answer.Status is 409 or 500 or 502 or 504;

    /// <summary>The answer to a message that the service has not taken.</summary>
    public static Handover Of(Response answer, TimeSpan? pause) => answer.Status switch
    {
        429 or 503 => new Handover(HandoverResult.Deferred, $"Azure Communication Services asks to send more slowly. {ErrorIn(answer)}", pause),
        401 or 403 => Deferred(
            "Azure Communication Services refused the program's identity: give it the role 'Communication and Email Service Owner', or one that may send, on the resource of "
            + $"{Endpoint}. {ErrorIn(answer)}"),
        404 => Deferred($"Azure Communication Services knows no such resource, or no such sender: check {Endpoint}, and that the domain of {MailOptions.Section}:From is linked to it. {ErrorIn(answer)}"),
        408 => Deferred("Azure Communication Services did not get the message in time."),
        >= 500 => Deferred(ErrorIn(answer)),
        _ => new Handover(HandoverResult.Refused, ErrorIn(answer)),
    };

    /// <summary>The result of an operation; null while it goes on.</summary>
    public static Handover? OfOperation(Response answer)
    {
        var (status, code, message) = Read(answer);
        return status switch
        {
            "Succeeded" => new Handover(HandoverResult.Accepted),
            "Failed" or "Canceled" => new Handover(code == Suppressed ? HandoverResult.AddressRefused : HandoverResult.Refused, Text($"The operation ended as {status}.", code, message)),
            _ => null,
        };
    }

    /// <summary>Whether a request has not reached the service.</summary>
    public static bool IsNotSent(Exception fault) =>
        fault is AuthenticationFailedException
        || fault is RequestFailedException
        {
            InnerException: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError },
        };

    public static Handover OfUnsent(Exception fault) => Deferred(fault is AuthenticationFailedException
        ? $"The program could not sign in to send mail: check the identity that AzureWebJobsStorage names. {AnswerText.Of(fault.Message)}"
        : $"No connection to Azure Communication Services could be made: check {Endpoint}. {AnswerText.Of(fault.Message)}");

    private static Handover Deferred(string detail) => new(HandoverResult.Deferred, detail);

    private static string ErrorIn(Response answer)
    {
        var (_, code, message) = Read(answer);
        return Text($"Azure Communication Services answered {answer.Status}.", code, message);
    }

    private static string Text(string what, string? code, string? message) => AnswerText.Of($"{what} {code}: {message}".TrimEnd(':', ' '));

    private static (string? Status, string? Code, string? Message) Read(Response answer)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.Content);
            var error = MemberOf(body.RootElement, "error");
            return (TextOf(body.RootElement, "status"), TextOf(error, "code"), TextOf(error, "message"));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static JsonElement MemberOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? TextOf(JsonElement element, string name) =>
        MemberOf(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
