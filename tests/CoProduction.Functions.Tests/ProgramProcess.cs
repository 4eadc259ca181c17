using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests;

/// <summary>The program in a process of its own, started as a person or the Functions host starts it.</summary>
public static partial class ProgramProcess
{
    private static readonly string[] Inherited = ["ASPNETCORE_", "AZURE_FUNCTIONS_", "AzureWebJobsStorage", "FUNCTIONS_", "CoProduction__", "DOTNET_ENVIRONMENT"];

    /// <summary>The program that was built with the tests.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "CoProduction.Functions.dll");

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    /// <summary>Starts the program with these arguments and only these settings.</summary>
    public static StartedProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings)
        => StartedProcess.Start(DotNet, ["exec", Assembly, .. arguments], Only(settings));

    /// <summary>Starts the standalone program on a free port.</summary>
    /// <returns>The process and its address.</returns>
    public static async Task<(StartedProcess Process, Uri Address)> ServeAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var process = Start(["--urls", "http://127.0.0.1:0"], settings);
        return (process, await AddressAsync(process));
    }

    /// <summary>The address on which a serving process reports that it listens.</summary>
    public static async Task<Uri> AddressAsync(StartedProcess process)
        => new(await process.WaitForAsync(said => Listening().Match(said) is { Success: true } match ? match.Groups["address"].Value : null));

    /// <summary>Removes settings of the shell, so that tests do not depend on the environment.</summary>
    public static IReadOnlyDictionary<string, string?> Only(IReadOnlyDictionary<string, string?> settings)
    {
        var all = new Dictionary<string, string?>();
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (Inherited.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                all[name] = null;
            }
        }

        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all;
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex Listening();
}
