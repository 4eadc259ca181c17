using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests;

namespace CoProduction.Benchmarks.Requests;

/// <summary>Many callers who send the same request over and over, by autocannon.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Median">The median time of an answer.</param>
/// <param name="Slow">The time within which 99 % are there.</param>
internal sealed record Load(double PerSecond, TimeSpan Median, TimeSpan Slow)
{
    /// <summary>How many callers wait for an answer at any time.</summary>
    public const int Callers = 32;

    private static readonly string Script = RepositoryRoot.Combine("tests", "CoProduction.Benchmarks", "Requests", "Load", "node_modules", "autocannon", "autocannon.js");

    /// <exception cref="InvalidOperationException">An answer has another status than asked for, or none came.</exception>
    public static async Task<Load> OfAsync(Uri address, AuthenticationHeaderValue caller, int status, TimeSpan length, string? known = null, int callers = Callers)
    {
        string[] headers = ["-H", $"Authorization={caller}", .. known is null ? Array.Empty<string>() : ["-H", $"If-None-Match={known}"]];
        await using var process = StartedProcess.Start(
            "node",
            [Script, "--json", "--no-progress", "-t", "60", "-c", $"{callers}", "-d", length.TotalSeconds.ToString(CultureInfo.InvariantCulture), .. headers, address.ToString()]);
        if (await process.WaitForExitAsync(length + TimeSpan.FromMinutes(2)) != 0)
        {
            throw new InvalidOperationException(process.Output);
        }

        var measured = JsonNode.Parse(process.Output.Split('\n').Single(line => line.StartsWith('{')))!;
        var answers = measured["statusCodeStats"]!.AsObject();
        if (answers.Count != 1 || answers[$"{status}"] is null || (int)measured["errors"]! != 0)
        {
            throw new InvalidOperationException($"{address} was answered {answers.ToJsonString()}, with {measured["errors"]} errors; {status} is right.");
        }

        return new Load((double)measured["requests"]!["average"]!, Milliseconds("p50"), Milliseconds("p99"));

        TimeSpan Milliseconds(string share) => TimeSpan.FromMilliseconds((double)measured["latency"]![share]!);
    }
}
