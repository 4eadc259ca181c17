using CoProduction.Functions.Http;

namespace CoProduction.Functions.Access.People;

/// <summary>What is kept of a person.</summary>
/// <param name="Handle">What stands for the person everywhere; absent if only rows from before handles name the subject.</param>
/// <param name="Partner">The partner that the person spoke for.</param>
/// <param name="Subject">The subject as the token named it; absent if it was erased.</param>
/// <param name="Since">When the handle was made (UTC); absent if there is none.</param>
/// <param name="ErasedAt">When the subject was erased (UTC); absent if it was not.</param>
/// <param name="ErasedBy">The handle of who erased it; absent if it was not.</param>
/// <param name="Traces">The places that name the handle. They stay when the subject is erased.</param>
/// <param name="EarlierTraces">The places that name the subject itself, in rows from before handles. While there are any, the subject cannot be erased.</param>
public sealed record PersonResponse(
    string? Handle,
    string Partner,
    string? Subject,
    DateTimeOffset? Since,
    DateTimeOffset? ErasedAt,
    string? ErasedBy,
    IReadOnlyList<TraceCount> Traces,
    IReadOnlyList<TraceCount> EarlierTraces)
{
    /// <summary>The absolute address of the person; absent if there is no handle.</summary>
    public string? Self { get; init; }

    internal PersonResponse At(HttpRequest request) => Handle is null ? this : this with { Self = Links.To(request, "people", Handle) };
}
