using System.Reflection;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>The program that was built with the tests, published once for the whole assembly.</summary>
public static class PublishedProgram
{
    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    /// <summary>The folder to deploy.</summary>
    public static Task<string> Folder => Published.Value;

    /// <summary>The folder as a zip.</summary>
    public static async Task<string> Package() => $"{await Folder}.zip";

    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("coproduction-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);

        var configuration = typeof(PublishedProgram).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        await using var publish = StartedProcess.Start(
            "dotnet",
            ["publish", RepositoryRoot.Combine("functions"), "--no-build", "--nologo", "-v", "quiet", "-nodeReuse:false", "-c", configuration, $"-p:PublishZip={folder}.zip", "-o", folder]);
        return await publish.WaitForExitAsync() == 0 ? folder : throw new InvalidOperationException(publish.Output);
    }

    private static void Remove(string folder)
    {
        Directory.Delete(folder, recursive: true);
        File.Delete($"{folder}.zip");
    }
}
