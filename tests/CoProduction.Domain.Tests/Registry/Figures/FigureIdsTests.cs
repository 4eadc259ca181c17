using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Coverages;
using CoProduction.Registry.Statements;
using CoProduction.Registry.Figures;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Stocks;

namespace CoProduction.Domain.Tests.Registry.Figures;

public sealed class FigureIdsTests
{
    private const string First = "pol-155-he-baseline-2025-07";

    [Fact]
    public void First_figure_of_a_subject_has_the_id_made_of_it() => Assert.Equal([First], Assign([Figure("Times", 30000)]));

    [Fact]
    public void Another_source_gets_a_number() => Assert.Equal([$"{First}-n2"], Assign([Figure("Outlet", 4000)], Registered(First, Figure("Times", 30000))));

    [Fact]
    public void Same_statement_keeps_its_id() =>
        Assert.Equal([$"{First}-n2"], Assign([Figure("Outlet", 4000)], Registered(First, Figure("Times", 30000)), Registered($"{First}-n2", Figure("Outlet", 4000))));

    [Fact]
    public void Corrected_figure_keeps_its_id() =>
        Assert.Equal([$"{First}-n2"], Assign([Figure("Outlet", 5000)], Registered(First, Figure("Times", 30000)), Registered($"{First}-n2", Figure("Outlet", 4000))));

    [Fact]
    public void Other_release_is_the_same_statement() =>
        Assert.Equal([First], Assign([Figure("Times", 30000, release: Release.OwnerOnly)], Registered(First, Figure("Times", 30000))));

    [Fact]
    public void Other_publication_of_a_publisher_is_another_source() =>
        Assert.Equal([$"{First}-n2"], Assign([Figure("Times", 31000, "Shells again")], Registered(First, Figure("Times", 30000))));

    [Fact]
    public void Gap_that_a_removed_record_left_does_not_double_those_after_it() =>
        Assert.Equal([$"{First}-n3", First], Assign([Figure("Outlet", 4000), Figure("Gazette", 7)], Registered($"{First}-n3", Figure("Outlet", 4000))));

    [Fact]
    public void Two_corrected_figures_of_one_source_keep_their_ids() =>
        Assert.Equal(
            [First, $"{First}-n2"],
            Assign([Figure("Times", 31000), Figure("Times", 5000)], Registered(First, Figure("Times", 30000)), Registered($"{First}-n2", Figure("Times", 4000))));

    [Fact]
    public void Unchanged_figure_leaves_the_other_of_its_source_to_the_corrected_one() =>
        Assert.Equal(
            [$"{First}-n2", First],
            Assign([Figure("Times", 4000), Figure("Times", 31000)], Registered(First, Figure("Times", 30000)), Registered($"{First}-n2", Figure("Times", 4000))));

    [Fact]
    public void Figure_that_could_correct_either_of_two_gets_no_id() =>
        Assert.Equal([null], Assign([Figure("Times", 5000)], Registered(First, Figure("Times", 30000)), Registered($"{First}-n2", Figure("Times", 4000))));

    [Fact]
    public void Date_of_the_source_tells_two_figures_of_it_apart() =>
        Assert.Equal(
            [$"{First}-n2"],
            Assign([Figure("Times", 5000, date: "2026")], Registered(First, Figure("Times", 30000, date: "2025")), Registered($"{First}-n2", Figure("Times", 4000, date: "2026"))));

    [Fact]
    public void Import_does_not_correct_itself() =>
        Assert.Equal(
            [$"{First}-n2"],
            FigureIds.Assign([Figure("Times", 5000)], [Registered(First, Figure("Times", 30000))], [], _ => true).Select(id => id?.Value));

    [Fact]
    public void Import_finds_what_it_has_stated_already() =>
        Assert.Equal(
            [First],
            FigureIds.Assign([Figure("Times", 30000)], [Registered(First, Figure("Times", 30000))], [], _ => true).Select(id => id?.Value));

    [Fact]
    public void Record_of_another_scope_is_never_replaced()
    {
        var (koda, skoda) = (Figure("Times", 1, scope: "company:koda"), Figure("Times", 1, scope: "company:Škoda"));

        Assert.Equal("company-koda-155-he-baseline-2025-07", ((IFigure)skoda).SubjectId.Value);
        Assert.Equal(["company-koda-155-he-baseline-2025-07-n2"], Assign([skoda], Registered("company-koda-155-he-baseline-2025-07", koda)));
    }

    [Fact]
    public void Ids_that_rows_give_are_left_to_them() =>
        Assert.Equal([$"{First}-n2"], FigureIds.Assign([Figure("Times", 1)], [], [First]).Select(id => id?.Value));

    [Fact]
    public void Stocks_and_coverages_follow_the_same_rule()
    {
        var stock = new Stock(
            Sample.As<RecordId>("pol-x"), Sample.As<ItemCode>("155-HE"), Sample.As<Scope>("POL"), Sample.As<Keyword>("days_of_supply"), 4, "days", null,
            Release.ToEveryone, Of("Outlet"));
        var coverage = new Coverage(Sample.As<RecordId>("pol-x"), Sample.As<ItemCode>("155-HE"), Sample.As<Scope>("POL"), null, Release.ToEveryone, Of("Outlet"));

        Assert.Equal(["pol-155-he-days-of-supply-undated-n2"], Assign([stock], Sample.Stock("pol-155-he-days-of-supply-undated")));
        Assert.Equal(["pol-155-he-coverage-n2"], Assign([coverage], Sample.Coverage("pol-155-he-coverage")));
    }

    private static IEnumerable<string?> Assign(IReadOnlyList<IFigure> figures, params IReadOnlyList<IFigure> registered) =>
        FigureIds.Assign(figures, registered, []).Select(id => id?.Value);

    private static Baseline Figure(
        string publisher, double rate, string title = "Shells", string date = "2025", string scope = "POL", Release? release = null) =>
        Named($"{ScopedId.PrefixOf(Sample.As<Scope>(scope))}-new", scope, rate, Of(publisher, title, date), release ?? Release.ToEveryone);

    private static Baseline Registered(string id, Baseline figure) => Named(id, figure.Scope.Value, figure.LowestAYear, figure.Source, figure.Release);

    private static Baseline Named(string id, string scope, double rate, Source source, Release release) =>
        new(
            Sample.As<RecordId>(id), Sample.As<ItemCode>("155-HE"), Sample.As<Scope>(scope), BaselineKind.Baseline, Quantity.AYear(rate),
            Sample.As<Period>("2025-07"), release, source);

    private static Source Of(string publisher, string title = "Shells", string date = "2025") =>
        new(publisher, title, null, Sample.As<Period>(date), Confidence.Reported, null);
}
