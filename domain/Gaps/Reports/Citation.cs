using CoProduction.Gaps.Forecasts;
using CoProduction.Registry;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Reports;

/// <summary>The source of a record that the report rests on.</summary>
/// <remarks>Of a line it is a view, so that a report of a hundred thousand lines reads their ids and sources only if it is asked for them.</remarks>
public sealed record Citation
{
    private readonly FactoryLine line;
    private readonly Plan? plan;
    private readonly string? id;
    private readonly Source? source;

    /// <param name="kind">The record's kind.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="source">The source of its figures.</param>
    public Citation(CitedKind kind, string id, Source source) => (Kind, this.id, this.source) = (kind, id, source);

    internal Citation(CitedKind kind, FactoryLine line, Plan? plan = null) =>
        (Kind, this.line, this.plan) = (kind, line, plan);

    /// <summary>The record's kind.</summary>
    public CitedKind Kind { get; }

    /// <summary>
    /// The record's id. A line has <c>factory/item/stage</c>, a plan the same followed by its own id, a line of a bill of materials
    /// <c>item/material</c>.
    /// </summary>
    public string Id =>
        id ?? (Kind == CitedKind.Factory ? line.Factory.Id.Value : plan is null ? line.Id : $"{line.Id}/{plan.Id}");

    /// <summary>The source of its figures.</summary>
    public Source Source =>
        source ?? plan?.Source ?? Kind switch
        {
            CitedKind.Factory => line.Factory.Source,
            CitedKind.NonePlanned => line.Line.NonePlanned!,
            _ => line.Line.Source!,
        };

    public bool Equals(Citation? other) => other is not null && Kind == other.Kind && Id == other.Id && Source == other.Source;

    public override int GetHashCode() => HashCode.Combine(Kind, Id, Source);

    /// <summary>A statement of a line's rate that has its own source.</summary>
    internal static Citation Of(FactoryLine line, Statement rate) =>
        new(CitedKind.Rate, $"{line.Id}/{Word.Of(rate.Measure)}/{rate.Period?.Text ?? "undated"}", rate.Source!);

    /// <summary>Each record once, by kind and then in the order of the register.</summary>
    internal static IReadOnlyList<Citation> Of(Register register, RegisteredLines lines)
    {
        var ofLines = new LineCitations(lines.OfKnownItems);
        Citation[] others =
        [
            .. register.Baselines.Select(baseline => new Citation(CitedKind.Baseline, baseline.Id.Value, baseline.Source)),
            .. register.Coverages.Select(coverage => new Citation(CitedKind.Coverage, coverage.Id.Value, coverage.Source)),
            .. register.Goals.Select(goal => new Citation(CitedKind.Goal, goal.Family.Value, goal.Source)),
            .. from item in register.Items
               from material in item.Materials.OrderBy(material => material.Item)
               select new Citation(CitedKind.Material, $"{item.Code}/{material.Item}", material.Source),
        ];
        return new LazyList<Citation>(
            ofLines.Count + others.Length, place => place < ofLines.Count ? ofLines[place] : others[place - ofLines.Count]);
    }
}

public enum CitedKind
{
    Factory,
    Line,

    /// <summary>A statement of a line's rate; the id is the line's, then the measure and the date.</summary>
    Rate,

    /// <summary>The statement that nothing further is planned for a line; the id is the line's.</summary>
    NonePlanned,
    Plan,
    Baseline,
    Coverage,
    Goal,
    Material,
}
