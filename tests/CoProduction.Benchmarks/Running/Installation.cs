using System.Globalization;
using System.Net.Http.Headers;
using CoProduction.Functions.Tests;

namespace CoProduction.Benchmarks.Running;

/// <summary>A build of the program with an account of the emulator: its commands, and the processes that serve it.</summary>
internal sealed class Installation
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private static int made;

    private readonly string folder;
    private readonly IReadOnlyDictionary<string, string?> settings;

    private Installation(string folder, string connection, string prefix, IReadOnlyDictionary<string, string?> settings) =>
        (this.folder, Connection, Prefix, this.settings) = (folder, connection, prefix, settings);

    /// <summary>The connection string of its account.</summary>
    public string Connection { get; }

    /// <summary>What the names of its tables begin with.</summary>
    public string Prefix { get; }

    /// <summary>One whose account is empty. It answers as many requests as anybody sends.</summary>
    /// <param name="folder">The program's folder.</param>
    /// <param name="further">Further settings, as environment variables name them.</param>
    public static async Task<Installation> Empty(string folder, params (string Name, string Value)[] further)
    {
        var (connection, prefix) = ((await Azurite.Shared).NewAccount(), string.Create(CultureInfo.InvariantCulture, $"Running{Interlocked.Increment(ref made)}x"));
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = connection,
            ["CoProduction__TablePrefix"] = prefix,
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["CoProduction__Access__DevelopmentKeyFile"] = RepositoryRoot.Combine(".local", "benchmarks", "development-issuer.pem"),
            ["CoProduction__Limits__RequestsPerMinute"] = "1000000",
            ["CoProduction__Limits__Burst"] = "100000",
        };
        foreach (var (name, value) in further)
        {
            settings[name] = value;
        }

        return new Installation(folder, connection, prefix, ProgramProcess.Only(settings));
    }

    /// <summary>Runs a command of the program.</summary>
    /// <returns>What it says.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<string> Run(params string[] arguments)
    {
        await using var process = Start(arguments);
        return await process.WaitForExitAsync(Patience) == 0 ? process.Output.Trim() : throw new InvalidOperationException(process.Output);
    }

    /// <summary>How a caller proves who it is.</summary>
    public async Task<AuthenticationHeaderValue> SignIn(string partner, string roles) => new("Bearer", await Run("token", partner, roles));

    /// <summary>Starts a process that serves requests.</summary>
    public async Task<ServingProgram> Serve()
    {
        var process = Start("--urls", "http://127.0.0.1:0");
        return new ServingProgram(process, await ProgramProcess.AddressAsync(process));
    }

    private StartedProcess Start(params string[] arguments) =>
        StartedProcess.Start("dotnet", [Path.Combine(folder, "CoProduction.Functions.dll"), .. arguments], settings, folder);
}
