using CoProduction.Functions.Import.Csv;
using CoProduction.Gaps.Questions;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.GapReports.Questions;

/// <summary>Writes questions as files of an import with blanks to fill: what is known stands in them, what is wanted does not.</summary>
internal static class QuestionFiles
{
    private static readonly Wanted[] OfPlans = [Wanted.Plan, Wanted.PlanRate, Wanted.PlanDate, Wanted.PlanStage];

    /// <summary>The lines whose present rate is wanted, as rows of <c>rates.csv</c>.</summary>
    public static Task<byte[]> Rates(QuestionReport report, Register register, CancellationToken cancellation) =>
        Written(
            new RatesFile(),
            Lines(report, register, wanted => wanted == Wanted.Rate).DistinctBy(each => (each.Factory.Id, each.Line)).Select(each => new Cells
            {
                ["measure"] = Word.Of(Measure.Output),
                ["per"] = Word.Of(Per.Month),
            }.NamingWhole(each.Factory, each.Line)),
            cancellation);

    /// <summary>The plans that are wanted, or of which something is, as rows of <c>plans.csv</c>.</summary>
    public static Task<byte[]> Plans(QuestionReport report, Register register, CancellationToken cancellation) =>
        Written(
            new PlansFile(),
            Lines(report, register, wanted => OfPlans.Contains(wanted)).DistinctBy(each => (each.Factory.Id, each.Line, each.Asked.Plan)).Select(each => RowOf(each.Asked, each.Line).NamingWhole(each.Factory, each.Line)),
            cancellation);

    /// <summary>A row with what is known of a plan, but for its source, which must be that of the answer, and for what is wanted.</summary>
    private static Cells RowOf(AskedOf asked, Line line)
    {
        if (line.Plans.FirstOrDefault(plan => plan.Id == asked.Plan) is not { } known)
        {
            return new Cells { ["kind"] = Word.Of(PlanKind.Expansion), ["per"] = Word.Of(Per.Month) };
        }

        var row = PlansFile.RowOf(known);
        foreach (var column in PlansFile.SourceColumns)
        {
            row[column] = "";
        }

        if (asked.Wanted == Wanted.PlanRate)
        {
            row["per"] = Word.Of(Per.Month);
        }

        if (asked.Wanted == Wanted.PlanDate)
        {
            (row["from"], row["by"]) = ("", "");
        }

        return row;
    }

    private static IEnumerable<(AskedOf Asked, Factory Factory, Line Line)> Lines(QuestionReport report, Register register, Func<Wanted, bool> isAsked)
    {
        var factories = register.Factories.ToDictionary(factory => factory.Id);
        return
            from question in report.Questions
            from asked in question.Question.Asked
            where isAsked(asked.Wanted) && asked.Factory is not null
            let factory = factories[asked.Factory!]
            from line in factory.Lines
            where line.Item == question.Question.Item && line.Stage == asked.Stage && line.Name == asked.Line
            select (asked, factory, line);
    }

    private static async Task<byte[]> Written(CsvFile file, IEnumerable<Cells> rows, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await CsvFileWriter.Write(file, [.. rows], content, cancellation);
        return content.ToArray();
    }
}
