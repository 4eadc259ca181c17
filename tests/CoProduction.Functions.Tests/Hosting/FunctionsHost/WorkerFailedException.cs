namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>The worker did not start, went away, or could not do what it was asked for; the message ends with what it has said.</summary>
public sealed class WorkerFailedException : Exception
{
    internal WorkerFailedException(string message, object said, int? exitCode = null)
        : base($"{message}\n{said}".TrimEnd()) => ExitCode = exitCode;

    /// <summary>What its process ended with; null where it has not ended.</summary>
    public int? ExitCode { get; }
}
