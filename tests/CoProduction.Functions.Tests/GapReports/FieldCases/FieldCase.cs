using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.GapReports.FieldCases;

/// <summary>Sends what a ministry sent, file after file.</summary>
internal static class FieldCase
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "GapReports", "FieldCases");

    /// <summary>The path of a file of a case.</summary>
    public static string File(string inputs, string name) => Path.Combine(Folder, inputs, name);

    public static async Task Send(HttpClient ministry, string inputs)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, inputs), "*.jsonl").Order(StringComparer.Ordinal))
        {
            var job = await ministry.End((await ministry.PostLines(await System.IO.File.ReadAllLinesAsync(file))).Job());
            Assert.True(job.State() == "succeeded" && job.Rows().Rejected == 0, job.ToJsonString());
        }
    }
}
