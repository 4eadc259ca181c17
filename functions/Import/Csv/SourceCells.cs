using CoProduction.Registry;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The five cells that state the source of a row's figures.</summary>
internal static class SourceCells
{
    public static Source? Source(this Row row, string prefix = "")
    {
        var (source, url, date, confidence, notes) =
            ($"{prefix}source", $"{prefix}source_url", $"{prefix}source_date", $"{prefix}confidence", $"{prefix}notes");
        if (row.Find(source) is null)
        {
            row.Fault(source, Row.Absent);
        }

        var (publisher, title) = CoProduction.Registry.Sources.Source.Split(row.Find(source) ?? "-");
        var published = row.ParseOrNull<Period>(date);
        var rank = row.Word<Confidence>(confidence);
        Source? made = null;
        row.Try(
            () => made = new Source(publisher, title, row.Find(url), published, rank, row.Find(notes)),
            parameter => parameter switch { "url" => url, "notes" => notes, _ => source });
        return made;
    }

    public static Cells With(this Cells cells, Source? source, string prefix = "", bool isNeeded = false) =>
        cells.With($"{prefix}source", source?.Citation, isNeeded)
            .With($"{prefix}source_url", source?.Url, isNeeded)
            .With($"{prefix}source_date", source?.Date?.Text, isNeeded)
            .With($"{prefix}confidence", source is null ? null : Word.Of(source.Confidence), isNeeded)
            .With($"{prefix}notes", source?.Notes, isNeeded);
}
