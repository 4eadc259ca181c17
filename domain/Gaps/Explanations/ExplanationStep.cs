using CoProduction.Gaps.Reports;

namespace CoProduction.Gaps.Explanations;

/// <summary>One sentence of an explanation, with its figures and the records behind it.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Figures">The figures in the sentence, in their order.</param>
/// <param name="Records">The records that it rests on, each with its source; empty if it follows from the sentences before.</param>
public sealed record ExplanationStep(string Text, IReadOnlyList<ExplainedFigure> Figures, IReadOnlyList<Citation> Records);

/// <summary>A figure in a sentence.</summary>
/// <param name="Name">The name of the figure.</param>
/// <param name="Value">The value, in its unit.</param>
/// <param name="Unit">The unit, such as units a month.</param>
public sealed record ExplainedFigure(string Name, double Value, string Unit);
