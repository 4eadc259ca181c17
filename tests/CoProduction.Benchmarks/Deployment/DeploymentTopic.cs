using System.Globalization;
using System.IO.Compression;
using System.Text;
using CoProduction.Benchmarks.ColdStart;
using CoProduction.Benchmarks.Reporting;
using CoProduction.Functions.Tests;

namespace CoProduction.Benchmarks.Deployment;

/// <summary>How large the package is, how long the program takes until it is ready, and how much memory it needs.</summary>
internal sealed record DeploymentTopic(string Word, string Title, string Note) : Topic(Word, Title, Note)
{
    private const int Runs = 9;
    private const double Mebi = 1_048_576;

    public override async Task<string?> MeasureAsync(bool smoke)
    {
        var folder = smoke ? Build.JustInTime().Program : await Build.PublishProgramAsync();
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = (await Azurite.Shared).NewAccount(),
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
            ["CoProduction__Access__DevelopmentKeyFile"] = RepositoryRoot.Combine(".local", "benchmarks", "development-issuer.pem"),

            // The requests come as fast as they are answered.
            ["CoProduction__Limits__RequestsPerMinute"] = "1000000",
            ["CoProduction__Limits__Burst"] = "100000",
        };
        var (worker, alone) = (new List<DeployedStart>(), new List<DeployedStart>());

        // The first turn finds the files on the disk, and creates the containers and tables.
        for (var turn = smoke ? 1 : 0; turn <= (smoke ? 1 : Runs); turn++)
        {
            var (inHost, onItsOwn) = (await DeployedStart.OfWorkerAsync(folder, settings), await DeployedStart.OnItsOwnAsync(folder, settings));
            if (turn > 0)
            {
                worker.Add(inHost);
                alone.Add(onItsOwn);
            }
        }

        var files = new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories);
        var (zipped, unpacked) = (Zipped(folder), files.Sum(file => file.Length) / Mebi);
        return new StringBuilder()
            .AppendLine("| | isolated worker | standalone |")
            .AppendLine("|---|---:|---:|")
            .AppendLine(Row($"package, zipped: {files.Length} files", zipped, zipped, "MB"))
            .AppendLine(Row("package, unpacked", unpacked, unpacked, "MB"))
            .AppendLine(Row("start until ready", Median(worker, start => start.Ready.TotalMilliseconds), Median(alone, start => start.Ready.TotalMilliseconds), "ms"))
            .AppendLine(Row("memory when ready", Median(worker, start => start.Memory / Mebi), Median(alone, start => start.Memory / Mebi), "MB"))
            .AppendLine(Row(
                $"memory after {DeployedStart.Requests} requests", Median(worker, start => start.Served / Mebi), Median(alone, start => start.Served / Mebi), "MB"))
            .ToString();
    }

    private static double Zipped(string folder)
    {
        var file = RepositoryRoot.Combine(".local", "benchmarks", "package.zip");
        File.Delete(file);
        ZipFile.CreateFromDirectory(folder, file);
        return new FileInfo(file).Length / Mebi;
    }

    private static double Median(List<DeployedStart> starts, Func<DeployedStart, double> figure) =>
        starts.Select(figure).Median();

    private static string Row(string what, double worker, double alone, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {worker:N0} {unit} | {alone:N0} {unit} |");
}
