using System.Globalization;
using System.Text;
using CoProduction.Benchmarks.ColdStart;
using CoProduction.Benchmarks.Reporting;

namespace CoProduction.Benchmarks.Mail;

/// <summary>How long reports to many recipients take, and how much memory they need.</summary>
internal sealed record MailTopic(string Word, string Title, string Note) : Topic(Word, Title, Note)
{
    private const double Mebi = 1_048_576;

    public override async Task<string?> MeasureAsync(bool smoke)
    {
        var table = new StringBuilder()
            .AppendLine("| recipients | time ÷ plain files | time | messages a second | plain files | memory before | at most |")
            .AppendLine("|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var recipients in smoke ? [10] : new[] { 10, 100, 1_000 })
        {
            var volume = await MailVolume.OfAsync(Build.JustInTime().Program, recipients);
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {recipients:N0} | {volume.Time / volume.Plain:F1} | {volume.Time.TotalSeconds:F1} s | {recipients / volume.Time.TotalSeconds:N0} | {volume.Plain.TotalSeconds:F1} s "
                + $"| {volume.Idle / Mebi:N0} MB | {volume.Peak / Mebi:N0} MB |");
        }

        return table.ToString();
    }
}
