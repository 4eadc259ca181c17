using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Import.Csv;

internal sealed class GoalsFile() : CsvFile(
    "goals.csv", ["family", "multiplier", "first_month", "months", "path", "baseline", .. SourceColumns], "releasable_to")
{
    public override void Read(Row row, ImportDraft draft)
    {
        var goals = draft.Of<Goal>();
        var family = row.Parse<Family>("family");
        var multiplier = row.Number("multiplier");
        var first = row.Parse<Month>("first_month");
        var months = row.Whole("months");
        var path = row.Word<GoalPath>("path");
        var source = row.Source();
        if (row.Find("baseline") != Goal.BaselineRule)
        {
            row.Fault("baseline", $"Must be '{Goal.BaselineRule}', the only rule for baselines.");
        }

        if (family is null || !goals.Claim(row, "family", family.Value))
        {
            return;
        }

        var release = Releases.OfReference(row, goals.Former(family.Value));
        goals.Put(row.Make(
            () => new Goal(family, multiplier, first, months, path, release, source!),
            ("multiplier", "multiplier"), ("firstMonth", "first_month"), ("months", "months")));
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        register.Goals.Select(goal => new Cells
        {
            ["family"] = goal.Family.Value,
            ["multiplier"] = Cells.Number(goal.Multiplier),
            ["first_month"] = goal.FirstMonth.ToString(),
            ["months"] = Cells.Number(goal.Months),
            ["path"] = Word.Of(goal.Path),
            ["baseline"] = Goal.BaselineRule,
        }.With(goal.Source).With(goal.Release));
}
