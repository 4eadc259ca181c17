namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>The worker did not start, stopped, or could not carry out a request. The message ends with the worker's output.</summary>
public sealed class WorkerFailedException : Exception
{
    internal WorkerFailedException(string reason, object said, int? exitCode = null)
        : base($"{reason}\n{said}".TrimEnd()) => (Reason, ExitCode) = (reason, exitCode);

    /// <summary>What happened, without the worker's output.</summary>
    public string Reason { get; }

    /// <summary>The exit code of its process; null if it has not ended.</summary>
    public int? ExitCode { get; }
}
