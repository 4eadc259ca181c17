using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Sources;

namespace CoProduction.Functions.Registry;

/// <summary>Where a figure comes from.</summary>
public sealed record SourceBody
{
    public string? Publisher { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    /// <summary>A year, month, day or span of years.</summary>
    public string? Date { get; init; }

    /// <summary>reported, recalled or estimate.</summary>
    public string? Confidence { get; init; }

    public string? Notes { get; init; }

    public static SourceBody From(Source source) => new()
    {
        Publisher = source.Publisher,
        Title = source.Title,
        Url = source.Url,
        Date = source.Date?.Text,
        Confidence = Word.Of(source.Confidence),
        Notes = source.Notes,
    };

    public Source ToSource() =>
        new(Publisher!, Title, Url, Parsed.OrNull<PartialDate>(Date), Word.As<Confidence>(Confidence), Notes);
}
