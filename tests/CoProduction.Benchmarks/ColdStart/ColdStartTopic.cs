using CoProduction.Benchmarks.Reporting;
using CoProduction.Functions.Tests;

namespace CoProduction.Benchmarks.ColdStart;

/// <summary>How long the program takes to start as an isolated worker, beside one that does nothing.</summary>
internal sealed record ColdStartTopic(string Word, string Title, string Note) : Topic(Word, Title, Note)
{
    private const int Runs = 15;

    public override async Task<string?> MeasureAsync(bool smoke)
    {
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = (await Azurite.Shared).NewAccount(),
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Production",
            ["CoProduction__Access__Issuer"] = "https://issuer.example.org/{tenant}",
            ["CoProduction__Access__Audience"] = "api://coproduction",
            ["CoProduction__Access__Tenants__00000000000000000000000000000001"] = "POL",
        };
        Build[] builds = smoke ? [Build.JustInTime()] : [Build.JustInTime(), await Build.ReadyToRunAsync()];
        var starts = builds.Select(_ => new List<(Start Empty, Start Program, Start Alone)>()).ToArray();

        // By turns, so that what else the machine does meets all alike. The first turn finds the files on the disk.
        for (var turn = smoke ? 1 : 0; turn <= (smoke ? 1 : Runs); turn++)
        {
            foreach (var (build, taken) in builds.Zip(starts))
            {
                var empty = await Start.OfWorkerAsync(build.EmptyWorker, settings);
                var program = await Start.OfWorkerAsync(build.Program, settings);
                var alone = await Start.OnItsOwnAsync(build.Program, settings);
                if (turn > 0)
                {
                    taken.Add((empty, program, alone));
                }
            }
        }

        var table = new StartTable();
        foreach (var (build, taken) in builds.Zip(starts))
        {
            table.Add(build.Name, [.. taken.Select(start => start.Empty)], [.. taken.Select(start => start.Program)], [.. taken.Select(start => start.Alone)]);
        }

        return table.ToString();
    }
}
