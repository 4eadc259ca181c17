using System.Reflection;
using System.Runtime.Loader;

namespace CoProduction.Functions.Tests.OpenApi.Clients;

/// <summary>Generated clients in C#, compiled together with the programs in <c>infra/checks/clients/csharp</c> that use them.</summary>
internal static class CSharpClients
{
    private static readonly string Compiler =
        typeof(CSharpClients).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == nameof(Compiler)).Value!;

    private static readonly string[] Libraries = ["System.", "netstandard", "mscorlib", "Microsoft.Kiota.", "Newtonsoft.Json"];

    /// <summary>Compiles a client with the program that uses it. Every warning is an error, but that one library was made for an earlier version of another (CS1701).</summary>
    /// <param name="folder">The folder with the client's files. It gets the assembly, too.</param>
    /// <param name="flows">The class that uses it.</param>
    /// <returns>The file of the assembly.</returns>
    public static async Task<string> Compile(string folder, string flows)
    {
        var (assembly, arguments) = (Path.Combine(folder, "Clients.dll"), Path.Combine(folder, "arguments.rsp"));
        await File.WriteAllLinesAsync(arguments,
        [
            "-nologo", "-nostdlib", "-nullable:enable", "-warnaserror", "-nowarn:CS1701", "-target:library", $"-out:\"{assembly}\"",
            .. References().Select(reference => $"-r:\"{reference}\""),
            .. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Concat([Checks.Script("clients", "csharp", "Expect.cs"), Checks.Script("clients", "csharp", $"{flows}.cs")]).Select(file => $"\"{file}\""),
        ]);
        await EndedProcess.Run("dotnet", Compiler, "-noconfig", $"@{arguments}");
        return assembly;
    }

    /// <summary>Uses a client against a program.</summary>
    /// <param name="flows">The class that uses it.</param>
    /// <param name="assembly">The assembly with the class.</param>
    /// <param name="client">Sends the requests.</param>
    /// <returns>What the class says that it did.</returns>
    public static async Task<string> Use(string flows, string assembly, HttpClient client)
    {
        var context = new AssemblyLoadContext(flows, isCollectible: true);
        try
        {
            return await (Task<string>)context.LoadFromAssemblyPath(assembly).GetType(flows, throwOnError: true)!.GetMethod("Run")!.Invoke(null, [client])!;
        }
        finally
        {
            context.Unload();
        }
    }

    private static IEnumerable<string> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(file => Libraries.Any(library => Path.GetFileName(file).StartsWith(library, StringComparison.Ordinal)));
}
