using CoProduction.Registry.Sources;

namespace CoProduction.Registry.Figures;

/// <summary>What one source states of a subject. Other sources can state something else of the same subject, and each statement is a record.</summary>
public interface IFigure : IRecord
{
    /// <summary>The source of the statement.</summary>
    Source Source { get; }

    /// <summary>What the statement is about, such as the item, the scope and the period. Equal subjects are the same subject.</summary>
    object Subject { get; }

    /// <summary>What is stated, with its source. Equal statements say the same.</summary>
    object Statement { get; }

    /// <summary>The id made of the subject, for a record that was given none.</summary>
    RecordId SubjectId { get; }
}
