namespace CoProduction.Functions.Hosting;

/// <summary>
/// Writes problems whatever the caller accepts: the framework's own writer passes over a caller that asks for HTML, and the problem
/// would be written without its correlation id.
/// </summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        Problems.Complete(context);
        await context.HttpContext.Response.WriteAsJsonAsync(
            context.ProblemDetails, options: null, contentType: "application/problem+json", context.HttpContext.RequestAborted);
    }
}
