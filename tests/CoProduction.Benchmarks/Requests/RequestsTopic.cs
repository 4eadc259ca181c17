using System.Globalization;
using System.Text;
using CoProduction.Benchmarks.ColdStart;
using CoProduction.Benchmarks.Reporting;
using CoProduction.Benchmarks.Synthetic;

namespace CoProduction.Benchmarks.Requests;

/// <summary>How soon a running program answers: one caller, and many at once.</summary>
internal sealed record RequestsTopic(string Word, string Title, string Note) : Topic(Word, Title, Note)
{
    private const int Turns = 21;

    // A change of so large a register is followed by a calculation of seconds.
    private const int FewTurns = 5;

    public override async Task<string?> MeasureAsync(bool smoke)
    {
        var (alone, together) = (new StringBuilder(), new StringBuilder());
        alone.AppendLine("| sites | one caller | time ÷ read of the rows | time |").AppendLine("|---:|---|---:|---:|");
        together.AppendLine(CultureInfo.InvariantCulture, $"| sites | {Load.Callers} callers | answers ÷ those of the first line | answers a second | median | 99 % within |").AppendLine("|---:|---|---:|---:|---:|---:|");
        foreach (var (sites, turns) in smoke ? [(100, 3)] : new[] { (1_000, Turns), (10_000, Turns), (100_000, FewTurns) })
        {
            var length = TimeSpan.FromSeconds(smoke ? 1 : 10);
            var requests = await RegisterRequests.Of(Build.JustInTime().Program, await SyntheticFiles.Of(sites));
            alone.AppendLine(CultureInfo.InvariantCulture, $"| {sites:N0} | import into an empty account, by the command | | {requests.Imported.TotalMilliseconds:N0} ms |");
            var times = await requests.Alone(turns);
            foreach (var (what, time) in times)
            {
                alone.AppendLine(CultureInfo.InvariantCulture, $"| {sites:N0} | {what} | {time / times[0].Time:F3} | {time.TotalMilliseconds:N1} ms |");
            }

            alone.AppendLine(CultureInfo.InvariantCulture, $"| {sites:N0} | memory of the program then | | {requests.Memory >> 20:N0} MB |");
            var loads = await requests.Together(length);
            foreach (var (what, load) in loads)
            {
                together.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {sites:N0} | {what} | {load.PerSecond / loads[0].Load.PerSecond:F2} | {load.PerSecond:N0} | {load.Median.TotalMilliseconds:N0} ms | {load.Slow.TotalMilliseconds:N0} ms |");
            }
        }

        return $"{alone}\n{together}";
    }
}
