namespace CoProduction.Functions.Health;

/// <summary>The program responds.</summary>
/// <param name="Status">Always <c>live</c>: a program that is not live does not answer.</param>
public sealed record LiveResponse(string Status);

/// <summary>Whether the program can serve requests.</summary>
/// <param name="Status"><c>ready</c> or <c>not-ready</c>.</param>
/// <param name="Parts">The services that the program depends on, each with its state.</param>
public sealed record ReadyResponse(string Status, IReadOnlyList<PartResponse> Parts);

/// <summary>A service that the program needs, and how it responds.</summary>
/// <param name="Name"><c>tables</c>, <c>blobs</c> or <c>queues</c> of storage, or the <c>keys</c> of the token issuer.</param>
/// <param name="Status"><c>answers</c>, <c>refuses</c> or <c>silent</c>.</param>
/// <param name="Milliseconds">How long the check took.</param>
public sealed record PartResponse(string Name, string Status, long Milliseconds)
{
    public static PartResponse From(PartHealth part) => new(part.Name, part.Status, (long)part.Took.TotalMilliseconds);
}

/// <summary>Whether one service that the program depends on answers.</summary>
public sealed record PartHealth(string Name, string Status, TimeSpan Took)
{
    public const string Answering = "answers";
    public const string Refusing = "refuses";
    public const string Silent = "silent";

    public bool Answers => Status == Answering;
}
