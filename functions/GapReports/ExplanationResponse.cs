using CoProduction.Gaps.Explanations;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>How a product's output and gap in one month came about, sentence by sentence; at the lower bound of capacity.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="Product">The product.</param>
/// <param name="Month">The month.</param>
/// <param name="Output">Units a month; absent where nothing is known of the product.</param>
/// <param name="Gap">What the goal's path asks for less the output, units a month; absent without a goal in that month.</param>
/// <param name="Steps">The sentences, each following from those before.</param>
public sealed record ExplanationResponse(
    string Marking,
    string AsOf,
    string Case,
    string Product,
    string Month,
    double? Output,
    double? Gap,
    IReadOnlyList<ExplanationStepResponse> Steps)
{
    internal static ExplanationResponse From(Explanation explanation, SeenProjection seen) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(explanation.Case),
            explanation.Product.Value,
            explanation.Month.ToString(),
            explanation.Output,
            explanation.Gap,
            [.. explanation.Steps.Select((step, place) => ExplanationStepResponse.From(place + 1, step))]);
}

/// <param name="Number">The sentence's number, from 1.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Figures">The figures that it names.</param>
/// <param name="Records">The records that it rests on, each with its source.</param>
public sealed record ExplanationStepResponse(
    int Number, string Text, IReadOnlyList<ExplainedFigureResponse> Figures, IReadOnlyList<CitationResponse> Records)
{
    internal static ExplanationStepResponse From(int number, ExplanationStep step) =>
        new(
            number,
            step.Text,
            [.. step.Figures.Select(figure => new ExplainedFigureResponse(figure.Name, figure.Value, figure.Unit))],
            [.. step.Records.Select(CitationResponse.From)]);
}

/// <param name="Name">What it is.</param>
/// <param name="Value">In its unit.</param>
/// <param name="Unit">What it counts.</param>
public sealed record ExplainedFigureResponse(string Name, double Value, string Unit);
