using CoProduction.Functions.Import.Csv;

namespace CoProduction.Functions.Hosting.Commands;

/// <summary>Shows the progress of an import: in a terminal as one changing line, elsewhere as a line for each tenth of a step.</summary>
internal sealed class ProgressLine(TextWriter output, bool isRedirected) : IProgress<ImportProgress>
{
    private readonly Lock guard = new();
    private (string Step, int Tenth) last;
    private int width;

    public void Report(ImportProgress value)
    {
        lock (guard)
        {
            var now = (value.Step, value.Total is { } total and > 0 ? (int)(10L * value.Done / total) : value.Done / 10_000);
            if (now == last)
            {
                return;
            }

            last = now;
            var text = value.Done == 0 ? value.Step : value.Total is { } all ? $"{value.Step}: {value.Done} of {all}" : $"{value.Step}: {value.Done}";
            if (isRedirected)
            {
                output.WriteLine(text);
            }
            else
            {
                output.Write($"\r{text.PadRight(width)}");
                width = text.Length;
            }
        }
    }

    /// <summary>Clears the line, so that other output can follow.</summary>
    public void End()
    {
        lock (guard)
        {
            if (!isRedirected && width > 0)
            {
                output.Write($"\r{new string(' ', width)}\r");
                width = 0;
            }
        }
    }
}
