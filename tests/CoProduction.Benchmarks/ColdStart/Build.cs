using System.Reflection;
using System.Runtime.InteropServices;
using CoProduction.Functions.Tests;

namespace CoProduction.Benchmarks.ColdStart;

/// <summary>One way of building the program, and the empty worker beside it.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Program">The program's folder.</param>
/// <param name="EmptyWorker">The empty worker's folder.</param>
internal sealed record Build(string Name, string Program, string EmptyWorker)
{
    private static readonly string ProgramProject = RepositoryRoot.Combine("functions");
    private static readonly string EmptyProject = RepositoryRoot.Combine("tests", "CoProduction.Benchmarks", "EmptyWorker");

    private static string Configuration => typeof(Build).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Compiled while it runs; there already, because this program was built with it.</summary>
    public static Build JustInTime()
    {
        var output = Path.Combine("bin", Configuration, "net10.0");
        return new Build("just in time", Path.Combine(ProgramProject, output), Path.Combine(EmptyProject, output));
    }

    /// <summary>Compiled beforehand for this machine, as <c>./dev publish</c> does it.</summary>
    public static async Task<Build> ReadyToRunAsync()
        => new("ReadyToRun", await PublishProgramAsync(), await PublishAsync(EmptyProject, "empty-worker"));

    /// <summary>Compiles the program alone beforehand.</summary>
    /// <returns>Its folder.</returns>
    public static Task<string> PublishProgramAsync() => PublishAsync(ProgramProject, "program");

    private static async Task<string> PublishAsync(string project, string name)
    {
        var folder = RepositoryRoot.Combine(".local", "benchmarks", "cold-start", name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        // The committed lock files know no runtime.
        await using var publish = StartedProcess.Start(
            "dotnet",
            [
                "publish", project, "-c", Configuration, "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
                "-p:PublishReadyToRun=true", "-p:NuGetLockFilePath=obj/ready-to-run.lock.json", "--nologo", "-v", "quiet", "-nodeReuse:false",
                "-o", folder,
            ]);
        return await publish.WaitForExitAsync(TimeSpan.FromMinutes(10)) == 0 ? folder : throw new InvalidOperationException(publish.Output);
    }
}
