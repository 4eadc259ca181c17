namespace CoProduction.Functions.Health;

/// <param name="Status"><c>live</c>, always: a program that is not does not answer.</param>
public sealed record LiveResponse(string Status);

/// <param name="Status"><c>ready</c> or <c>not-ready</c>.</param>
/// <param name="Parts">What the program needs, each with its state.</param>
public sealed record ReadyResponse(string Status, IReadOnlyList<PartResponse> Parts);

/// <param name="Name"><c>tables</c> or <c>blobs</c>.</param>
/// <param name="Status"><c>answers</c>, <c>refuses</c> or <c>silent</c>.</param>
/// <param name="Milliseconds">How long it took to know.</param>
public sealed record PartResponse(string Name, string Status, long Milliseconds)
{
    public static PartResponse From(PartHealth part) => new(part.Name, part.Status, (long)part.Took.TotalMilliseconds);
}
