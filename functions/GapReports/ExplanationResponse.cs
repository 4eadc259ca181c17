using CoProduction.Gaps.Explanations;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>How a product's output and gap in one month come about, sentence by sentence.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised plans count.</param>
/// <param name="Reading">What becomes of the growth that nobody has stated: floor, central or ceiling.</param>
/// <param name="Product">The product.</param>
/// <param name="Month">The month.</param>
/// <param name="Output">Units a month; absent if nothing is known of the product, or nothing that is stated limits it.</param>
/// <param name="NoLimit">True if nothing that is stated limits the product; otherwise absent.</param>
/// <param name="Gap">The goal's path less what it makes with those that share its goal, units a month; absent without a goal in that month, or without a limit.</param>
/// <param name="Steps">The sentences; each follows from those before it.</param>
/// <param name="SourceTable">The sources that the records refer to.</param>
public sealed record ExplanationResponse(
    string Marking,
    string AsOf,
    string Case,
    string Reading,
    string Product,
    string Month,
    double? Output,
    bool? NoLimit,
    double? Gap,
    IReadOnlyList<ExplanationStepResponse> Steps,
    IReadOnlyList<ListedSourceResponse> SourceTable)
{
    internal static ExplanationResponse From(Explanation explanation, VisibleProjection seen)
    {
        var sources = new SourceTable();
        return new ExplanationResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(explanation.Outlook.Case),
            Word.Of(explanation.Outlook.Reading),
            explanation.Product.Value,
            explanation.Month.ToString(),
            FigureResponse.Finite(explanation.Output),
            FigureResponse.HasNoLimit(explanation.Output),
            FigureResponse.Finite(explanation.Gap),
            [.. explanation.Steps.Select((step, place) => ExplanationStepResponse.From(place + 1, step, sources))],
            sources.Listed);
    }
}

/// <summary>One step of an explanation.</summary>
/// <param name="Number">The sentence's number, from 1.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Figures">The figures in it.</param>
/// <param name="Records">The records behind it.</param>
public sealed record ExplanationStepResponse(
    int Number, string Text, IReadOnlyList<ExplainedFigureResponse> Figures, IReadOnlyList<CitationResponse> Records)
{
    internal static ExplanationStepResponse From(int number, ExplanationStep step, SourceTable sources) =>
        new(
            number,
            step.Text,
            [.. step.Figures.Select(figure => new ExplainedFigureResponse(figure.Name, figure.Value, figure.Unit))],
            [.. step.Records.Select(record => CitationResponse.From(record, sources))]);
}

/// <summary>A figure, and how it came about.</summary>
/// <param name="Name">The name of the figure.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Its unit.</param>
public sealed record ExplainedFigureResponse(string Name, double Value, string Unit);
