using System.Text;
using CoProduction.Functions.Tests.Hosting.FunctionsHost.Protocol;

namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>The worker's log over gRPC, with the host's own entries.</summary>
internal sealed class WorkerLog
{
    private readonly Lock guard = new();
    private readonly StringBuilder lines = new();

    public void Add(RpcLog entry)
        => Add($"{entry.Level}: {entry.Category}: {entry.Message}{(entry.Exception is null ? "" : $"\n{Describe(entry.Exception)}")}");

    /// <summary>Adds why something failed, without what this log says already.</summary>
    public void Add(WorkerFailedException fault) => Add(fault.Reason);

    public void Add(string line)
    {
        lock (guard)
        {
            lines.AppendLine(line);
        }
    }

    public override string ToString()
    {
        lock (guard)
        {
            return lines.ToString();
        }
    }

    private static string Describe(RpcException exception) => $"{exception.Message}\n{exception.StackTrace}".TrimEnd();
}
