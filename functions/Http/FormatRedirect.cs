namespace CoProduction.Functions.Http;

/// <summary>307 with the address of the operation that answers in the format asked for: each operation has one format.</summary>
/// <param name="address">The absolute address.</param>
public sealed class FormatRedirect(string address) : IResult, IStatusCodeHttpResult
{
    /// <summary>The parameter that asks for a format.</summary>
    internal const string Parameter = "format";

    public int? StatusCode => StatusCodes.Status307TemporaryRedirect;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
