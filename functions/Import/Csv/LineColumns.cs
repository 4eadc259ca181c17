using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The columns that name a line of a factory, as far as that is needed.</summary>
internal static class LineColumns
{
    /// <summary>The line's name, which tells it from another of its item and stage.</summary>
    public const string Line = "line";

    public static readonly string[] All = ["item_code", "stage", Line];

    /// <summary>The cells with those that name a line, whether that is needed or not: for people who read them.</summary>
    public static Cells NamingWhole(this Cells cells, Factory factory, Line line) => cells
        .Naming(factory, line)
        .With("item_code", line.Item.Value, true)
        .With("stage", line.Stage.Value, true);

    /// <summary>The cells with those that name a line.</summary>
    public static Cells Naming(this Cells cells, Factory factory, Line line) => cells
        .With("factory_id", factory.Id.Value, false)
        .With("item_code", line.Item.Value, factory.Lines.Count > 1)
        .With("stage", line.Stage.Value, factory.Lines.Count(other => other.Item == line.Item) > 1)
        .With(Line, line.Name?.Value, line.Name is not null);
}
