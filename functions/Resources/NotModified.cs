namespace CoProduction.Functions.Resources;

/// <summary>The caller has this version already: 304, without a body.</summary>
public sealed class NotModified : IResult, IStatusCodeHttpResult
{
    public static readonly NotModified Instance = new();

    private NotModified()
    {
    }

    public int? StatusCode => StatusCodes.Status304NotModified;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
