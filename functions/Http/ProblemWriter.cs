namespace CoProduction.Functions.Http;

/// <summary>
/// Writes problems regardless of <c>Accept</c>. The framework's own writer skips callers that ask for HTML, and they would get a problem
/// without its correlation id.
/// </summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        Problems.Complete(context);

        // Without a token of its own, writing to a caller that has gone away ends without an exception.
        await context.HttpContext.Response.WriteAsJsonAsync(context.ProblemDetails, options: null, contentType: "application/problem+json");
    }
}
