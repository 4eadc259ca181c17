using Azure;
using Azure.Identity;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store.Tables;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Hosting.Commands;

/// <summary>Says in one sentence why a command could not do its work.</summary>
internal static class CommandFault
{
    /// <summary>The sentence; null for a fault of the program itself.</summary>
    public static string? Of(Exception fault) => fault switch
    {
        AuthenticationFailedException => "The program cannot sign in to storage: check the identity that it runs under, and AzureWebJobsStorage.",
        not null when Refusal(fault) is { } refusal => Of(refusal),
        not null when Problems.IsStorageAway(fault) => Of(new RequestFailedException(0, fault.Message)),
        ContendedRecordException or BillOfMaterialsCycleException or IOException or UnauthorizedAccessException or InvalidDataException => fault.Message,
        _ => null,
    };

    private static string Of(RequestFailedException refusal) => refusal.Status switch
    {
        0 or StatusCodes.Status408RequestTimeout => "Storage does not answer. Check AzureWebJobsStorage, and that this machine can reach the account.",
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden =>
            $"Storage refuses the program ({Named(refusal)}): check the key in AzureWebJobsStorage, or the roles of the program's identity.",
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => $"Storage is busy ({Named(refusal)}): run the command again later.",
        _ => $"Storage refused a request ({Named(refusal)}): check that the account exists and has room, and run the command again.",
    };

    private static string Named(RequestFailedException refusal) => $"{refusal.Status} {refusal.ErrorCode}".TrimEnd();

    private static RequestFailedException? Refusal(Exception fault) =>
        fault as RequestFailedException ?? (fault as AggregateException)?.InnerExceptions.OfType<RequestFailedException>().FirstOrDefault();
}
