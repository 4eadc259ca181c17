using CoProduction.Functions.Tests.Hosting.FunctionsHost;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>The log of a worker whose invocations fail.</summary>
public sealed class WorkerLogTests
{
    /// <summary>Each failure tells the log so far to whoever reads its message. Were that added to the log, each would double it.</summary>
    [Fact]
    public void Failure_adds_its_reason_only()
    {
        var log = new WorkerLog();
        for (var number = 1; number <= 10; number++)
        {
            log.Add(new WorkerFailedException($"Invocation {number} failed.", log));
        }

        Assert.Equal(Enumerable.Range(1, 10).Select(number => $"Invocation {number} failed."), log.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
