using System.Formats.Tar;

namespace CoProduction.Functions.Tests.Hosting.Upgrades;

/// <summary>The program of an earlier commit, built from this repository's history. What was built is used again by later runs.</summary>
internal static class EarlierProgram
{
    /// <summary>The commit: an ancestor of every later one. Whoever changes what is stored so that this program cannot read it names a later one, and says why.</summary>
    private const string Commit = "0294e044e31ff4a314adb5f27250c50342645170";

    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(10);

    private static readonly Lazy<Task<string>> Built = new(BuildAsync);

    /// <summary>The path of the program.</summary>
    /// <exception cref="InvalidOperationException">The clone does not have the commit, or it does not build.</exception>
    public static Task<string> Assembly => Built.Value;

    private static string Folder { get; } = RepositoryRoot.Combine(".local", "earlier", Commit);

    private static async Task<string> BuildAsync()
    {
        var (sources, output) = (Path.Combine(Folder, "sources"), Path.Combine(Folder, "output"));
        var (program, whole) = (Path.Combine(output, "CoProduction.Functions.dll"), Path.Combine(Folder, "whole"));
        if (File.Exists(whole))
        {
            return program;
        }

        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        Directory.CreateDirectory(sources);
        var archive = Path.Combine(Folder, "sources.tar");
        await Run(
            $"This clone does not have the commit {Commit}, which this test builds. If the clone is shallow, run 'git fetch --unshallow'.",
            "git", "archive", "--output", archive, Commit);
        await TarFile.ExtractToDirectoryAsync(archive, sources, overwriteFiles: false);
        await Run(
            $"The commit {Commit} does not build.",
            "dotnet", "build", Path.Combine(sources, "functions"), "--nologo", "-v", "quiet", "-nodeReuse:false", "-p:RunAnalyzers=false", "-o", output);
        await File.WriteAllTextAsync(whole, "");
        return program;
    }

    private static async Task Run(string otherwise, string file, params string[] arguments)
    {
        await using var process = StartedProcess.Start(file, arguments, folder: RepositoryRoot.Path);
        if (await process.WaitForExitAsync(LongestBuild) != 0)
        {
            throw new InvalidOperationException($"{otherwise}\n{process.Output}");
        }
    }
}
