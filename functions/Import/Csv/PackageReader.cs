namespace CoProduction.Functions.Import.Csv;

/// <summary>Reads the files of a package row by row, each file after those that it refers to.</summary>
internal sealed class PackageReader(
    Package package, ContentBound bound, ImportFaults faults, ImportCounts counts, IProgress<ImportProgress>? progress)
{
    private const int ReportEvery = 1_000;

    public void ReadInto(ImportDraft draft, CancellationToken cancellation)
    {
        foreach (var file in CsvFiles.All)
        {
            try
            {
                Read(file, draft, cancellation);
            }
            catch (DamagedEntryException damaged)
            {
                faults.Add(file.Name, null, null, null, damaged.Message);
            }
            catch (InvalidDataException)
            {
                faults.Add(file.Name, null, null, null, "Cannot be read: the zip is damaged here, or uses a compression other than Deflate.");
            }
            catch (ContentTooLargeException tooLarge)
            {
                faults.Add(file.Name, null, null, null, tooLarge.Message);
                return;
            }
        }
    }

    private void Read(CsvFile file, ImportDraft draft, CancellationToken cancellation)
    {
        using var content = package.Open(file.Name);
        if (content is null)
        {
            return;
        }

        var rows = 0;
        foreach (var row in new CsvFileReader(file, faults).Read(bound.Watch(content)))
        {
            cancellation.ThrowIfCancellationRequested();
            file.Read(row, draft);
            draft.Memberships.AddRelease(row);
            if (++rows % ReportEvery == 0)
            {
                progress?.Report(new ImportProgress($"Reading {file.Name}", rows, null));
            }
        }

        file.Complete(draft);
        counts.AddRows(file.Name, rows);
        progress?.Report(new ImportProgress($"Reading {file.Name}", rows, rows));
    }
}
