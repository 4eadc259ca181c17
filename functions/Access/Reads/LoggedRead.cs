namespace CoProduction.Functions.Access.Reads;

/// <summary>A request for an export, an archived report, an audit or a person.</summary>
/// <param name="At">When it came (UTC).</param>
/// <param name="Partner">The caller's partner.</param>
/// <param name="Caller">The caller's handle.</param>
/// <param name="Operation">The operation, by its id in the OpenAPI document.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">The path and the query. What can be a subject is a dash.</param>
/// <param name="CorrelationId">The id that links it to the program's log.</param>
public sealed record LoggedRead(DateTimeOffset At, string Partner, string Caller, string Operation, string Method, string Address, string CorrelationId)
{
    /// <summary>The subject that <see cref="Caller"/> stands for; absent if it was erased. It is not stored.</summary>
    public string? CallerSubject { get; init; }
}
