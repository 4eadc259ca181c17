using CoProduction.Gaps.Reports;

namespace CoProduction.Gaps.Explanations;

/// <summary>One sentence of an explanation, with its figures and the records behind them.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Figures">The figures that the sentence names, in their order.</param>
/// <param name="Records">The records that it rests on, each with its source; none where it follows from the sentences before.</param>
public sealed record ExplanationStep(string Text, IReadOnlyList<ExplainedFigure> Figures, IReadOnlyList<Citation> Records);

/// <summary>A figure of a sentence.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">In its unit.</param>
/// <param name="Unit">What it counts, such as units a month.</param>
public sealed record ExplainedFigure(string Name, double Value, string Unit);
