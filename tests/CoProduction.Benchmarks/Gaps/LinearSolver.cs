using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoProduction.Functions.Tests;
using CoProduction.Gaps.Explosions;

namespace CoProduction.Benchmarks.Gaps;

/// <summary>A general LP solver (HiGHS) in a process of its own, installed by <c>./dev bench</c>, which shares one month's capacity as often as it is asked to.</summary>
internal sealed class LinearSolver : IDisposable
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "CoProduction.Benchmarks", "Gaps", "Solver");

    private readonly Process process;

    /// <param name="uses">What goes into one unit of each product.</param>
    /// <param name="capacities">By item, units a month; infinite where unknown.</param>
    /// <param name="weights">By product; more than 0.</param>
    public LinearSolver(UseMatrix uses, double[] capacities, double[] weights)
    {
        process = Start("node", "maxmin.mjs");
        Ask(JsonSerializer.Serialize(new
        {
            uses = Enumerable.Range(0, uses.Products)
                .SelectMany(product => uses[product].ToArray(), (product, use) => new { product, item = use.Item, quantity = use.Quantity }),
            capacities = capacities.Select(capacity => double.IsFinite(capacity) ? capacity : (double?)null),
            weights,
        }));
    }

    /// <summary>Solves the problem again the given number of times.</summary>
    /// <returns>By product, units a month.</returns>
    public double[] Solve(int times)
    {
        Ask(times.ToString(CultureInfo.InvariantCulture));
        return JsonSerializer.Deserialize<double[]>(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The solver ended."))!;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private void Ask(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
}
