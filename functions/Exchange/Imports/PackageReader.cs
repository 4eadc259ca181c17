using CoProduction.Functions.Exchange.Files;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>Reads the files of a package, each row by row, in the order in which they refer to each other.</summary>
internal sealed class PackageReader(
    Package package, ContentBound bound, Faults faults, Tally tally, IProgress<ImportProgress>? progress)
{
    private const int ReportEvery = 1_000;

    public void ReadInto(Intake intake, CancellationToken cancellation)
    {
        foreach (var file in RegisterFiles.All)
        {
            try
            {
                Read(file, intake, cancellation);
            }
            catch (InvalidDataException)
            {
                faults.Add(file.Name, null, null, null, "Cannot be read out of the zip: it is damaged there, or compressed in another way than Deflate.");
            }
            catch (ContentTooLargeException tooLarge)
            {
                faults.Add(file.Name, null, null, null, tooLarge.Message);
                return;
            }
        }
    }

    private void Read(RegisterFile file, Intake intake, CancellationToken cancellation)
    {
        using var content = package.Open(file.Name);
        if (content is null)
        {
            return;
        }

        var rows = 0;
        foreach (var row in new SheetReader(file, faults).Read(bound.Watch(content)))
        {
            cancellation.ThrowIfCancellationRequested();
            file.Read(row, intake);
            if (++rows % ReportEvery == 0)
            {
                progress?.Report(new ImportProgress($"Reading {file.Name}", rows, null));
            }
        }

        tally.AddRows(file.Name, rows);
        progress?.Report(new ImportProgress($"Reading {file.Name}", rows, rows));
    }
}
