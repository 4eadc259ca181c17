using System.Globalization;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>What a subscriber wants in a briefing.</summary>
/// <param name="Families">The families that are told of; empty for all.</param>
/// <param name="Products">The products that are told of; empty for all of those families.</param>
/// <param name="Culture">How numbers and dates are written. The words are English.</param>
/// <param name="WithFigures">Whether the figures are attached as CSV.</param>
/// <param name="WithCharts">Whether the HTML shows charts.</param>
internal sealed record BriefingWishes(IReadOnlyList<string> Families, IReadOnlyList<string> Products, CultureInfo Culture, bool WithFigures = true, bool WithCharts = true)
{
    /// <summary>The ids of stored or ready scenarios whose effect is told; empty for none.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];
}
