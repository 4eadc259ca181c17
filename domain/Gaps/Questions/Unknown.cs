using CoProduction.Gaps.Probabilities;

namespace CoProduction.Gaps.Questions;

/// <summary>A question before it is valued.</summary>
/// <param name="Question">The question, without values.</param>
/// <param name="ItemNumber">The number of its item.</param>
/// <param name="Redraw">What to draw anew to value it; null for what has no probability yet.</param>
/// <param name="Stake">The share of the item's present or of its largest plan that it is about, by which questions are chosen where there are too many; 0 or more.</param>
internal sealed record Unknown(Question Question, int ItemNumber, Redraw? Redraw, double Stake);
