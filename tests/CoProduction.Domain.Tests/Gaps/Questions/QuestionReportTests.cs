using System.Security.Cryptography;
using System.Text;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Questions;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Questions;

/// <summary>The value of a fact, on cases whose answer is known.</summary>
public sealed class QuestionReportTests
{
    /// <summary>Every plan that is announced comes in half of the trials, on its day, and by itself.</summary>
    private static readonly ChanceModel Even = new(
        Enum.GetValues<PlanStage>().Where(stage => stage != PlanStage.Cancelled).ToDictionary(
            stage => stage, stage => new StageChance(stage == PlanStage.Announced ? 0.5 : stage > PlanStage.Announced ? 1 : 0, SlipDistribution.None)),
        sharedBySite: 0,
        sharedByOperator: 0);

    private static readonly Baseline[] Pace =
    [
        .. Pair("OTHER-A", 105), .. Pair("OTHER-B", 120), .. Pair("OTHER-C", 140),
    ];

    /// <summary>The goal is met if both come: P = 1/4. Drawn anew, one changes that in 1/4 of the trials: 1/8 of 3/16 is 2/3.</summary>
    [Fact]
    public void Two_symmetric_facts_in_series_tie_at_two_thirds()
    {
        var report = Ask(Round(("FUZE", PlanStage.Announced), ("BODY", PlanStage.Announced)), trials: 5_000);

        Assert.Equal(0.25, report.Chances.Single().Reached.Probability, 0.02);
        Assert.Equal(["plan:usa-body/BODY/complete", "plan:usa-fuze/FUZE/complete"], report.Questions.Take(2).Select(each => each.Question.Id).Order(StringComparer.Ordinal));
        Assert.All(report.Questions.Take(2), each =>
        {
            var value = each.Question.Values.Single(value => value.Product is not null);
            Assert.Equal((1, true), (each.Rank, each.IsTied));
            Assert.InRange(value.Share, (2.0 / 3) - (4 * value.StandardError), (2.0 / 3) + (4 * value.StandardError));
            Assert.InRange(value.StandardError, 0.005, 0.03);
        });
    }

    [Fact]
    public void What_is_certain_is_not_worth_asking_and_all_the_doubt_is_that_of_the_other()
    {
        var report = Ask(Round(("FUZE", PlanStage.Announced), ("BODY", PlanStage.Contracted)));
        var (first, second) = (report.Questions[0], report.Questions[1]);

        Assert.Equal(("plan:usa-fuze/FUZE/complete", 1, false), (first.Question.Id, first.Rank, first.IsTied));
        Assert.Equal(1, first.Question.Values.Single(value => value.Product is not null).Share, 4 * first.Question.Most!.StandardError);
        Assert.Equal(("plan:usa-body/BODY/complete", 2, 0.0), (second.Question.Id, second.Rank, second.Question.Most!.Share));
    }

    /// <summary>The index is the mean of its products' shares: by hand, each of two plans of one product settles all of it, and half of the family's variance.</summary>
    [Fact]
    public void The_value_for_a_family_is_that_for_its_index()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE"), A.Product("155-TP")],
            Factories = [Line("usa-a", "155-HE", PlanStage.Announced), Line("usa-b", "155-TP", PlanStage.Announced)],
            Goals = [A.Goal()],
        };

        Assert.All(Ask(register).Questions, each =>
        {
            var (product, family) = (each.Question.Values.Single(value => value.Product is not null), each.Question.Values.Single(value => value.Product is null));
            Assert.Equal(1, product.Share, 4 * product.StandardError);
            Assert.Equal(0.5, family.Share, 4 * family.StandardError);
            Assert.Null(family.Criticality);
        });
    }

    [Fact]
    public void The_only_unstated_growth_is_all_the_doubt_and_says_whom_to_ask_for_what()
    {
        var register = Observed(A.Factory("usa-a", "155-HE"), A.Factory("usa-b", "155-HE", 20), A.Factory("usa-c", "155-HE", plans: A.Step("2028-03", null)));
        var (total, growth) = (Ask(register).Questions[0].Question, Ask(register).Questions[1].Question);

        // The spread of the family's pace is three times the item's own.
        Assert.Equal(("total:155-HE", QuestionKind.Total, "155-HE"), (total.Id, total.Kind, total.Item.Value));
        Assert.InRange(total.Most!.Share, 0.7, 0.98);
        Assert.Equal(1, total.Values.Single(value => value.Product is not null).Criticality);
        Assert.Equal([("ALLIED", null, Wanted.Total)], total.Asked.Select(asked => (asked.Scope.Value, asked.Factory?.Value, asked.Wanted)));
        Assert.Equal(("growth:155-HE", QuestionKind.Growth), (growth.Id, growth.Kind));
        Assert.InRange(growth.Most!.Share, 0.1, 0.5);
        Assert.Equal(
            [("usa-a", Wanted.Rate), ("usa-a", Wanted.Plan), ("usa-b", Wanted.Plan), ("usa-c", Wanted.Rate), ("usa-c", Wanted.PlanRate)],
            growth.Asked.Select(asked => (asked.Factory?.Value, asked.Wanted)));
        Assert.Equal("e1", growth.Asked[4].Plan!.Value);
    }

    [Fact]
    public void Of_an_item_without_a_maker_the_maker_is_asked_for()
    {
        var register = Observed() with
        {
            Items = [A.Product("155-HE", ("FUZE", 1)), A.Component("FUZE"), A.ProductOf("drone", "OTHER-A"), A.ProductOf("drone", "OTHER-B"), A.ProductOf("patriot", "OTHER-C")],
        };

        var maker = Ask(register).Questions.Single(each => each.Question is { Kind: QuestionKind.Maker, Item.Value: "FUZE" }).Question;

        Assert.Equal(("maker:FUZE", 0), (maker.Id, maker.Asked.Count));
        Assert.InRange(maker.Most!.Share, 0.01, 0.6);
    }

    [Fact]
    public void A_product_of_which_nothing_is_known_is_asked_for_last_without_a_value()
    {
        var report = Ask(Observed() with { Items = [A.Product("155-HE"), A.Product("155-TP"), A.ProductOf("drone", "OTHER-A"), A.ProductOf("drone", "OTHER-B"), A.ProductOf("patriot", "OTHER-C")] });
        var last = report.Questions[^1];

        Assert.Equal(("baseline:155-TP", null, null), (last.Question.Id, last.Rank, last.Question.Most));
    }

    [Fact]
    public void A_date_that_is_no_month_is_asked_for()
    {
        var vague = A.Step("2028", 200, PlanStage.Announced);
        var question = Ask(new Register { Items = [A.Product("155-HE")], Factories = [A.Factory("usa-a", "155-HE", 100, plans: vague)], Goals = [A.Goal()] }).Questions.Single().Question;

        Assert.Equal([Wanted.PlanDate], question.Asked.Select(asked => asked.Wanted));
    }

    /// <summary>A fact that is supplied leaves the list, and the probability moves.</summary>
    [Fact]
    public void What_is_answered_is_asked_no_more()
    {
        var (before, stated) = (Observed(A.Factory("usa-a", "155-HE", 100)), Observed(A.Factory("usa-a", SiteStatus.Operating, "Nammo", A.Line("155-HE", 100) with { NonePlanned = A.Source() })));

        Assert.Equal(["total:155-HE", "growth:155-HE"], Ask(before).Questions.Select(each => each.Question.Id));
        Assert.Empty(Ask(stated).Questions);
        Assert.InRange(Ask(before).Chances.Single().Reached.Probability, 0.05, 0.95);
        Assert.Equal(0, Ask(stated).Chances.Single().Reached.Probability);
    }

    [Fact]
    public void A_partner_gets_its_own_part_valued_one_by_one_and_together()
    {
        var register = Observed(A.Factory("usa-a", "155-HE", 70), A.Factory("pol-a", "155-HE", 30), Line("pol-new", "155-HE", PlanStage.Announced, SiteStatus.Planned)) with
        {
            Partners = [A.Partner("USA"), A.Partner("POL", "EU")],
        };
        var (american, polish) = (Ask(register, partner: "USA"), Ask(register, partner: "POL"));

        Assert.Equal(["total:155-HE"], american.Questions.Select(each => each.Question.Id));
        Assert.Equal(["plan:pol-new/155-HE/complete", "total:155-HE"], polish.Questions.Select(each => each.Question.Id).Order(StringComparer.Ordinal));
        Assert.All(polish.Questions.SelectMany(each => each.Question.Asked), asked => Assert.Equal("POL", asked.Scope.Value));
        Assert.True(Share(american) > polish.Questions.Where(each => each.Question.Kind == QuestionKind.Total).Max(each => each.Question.Most!.Share));
        Assert.True(polish.Together.Max(value => value.Share) >= polish.Questions.Max(each => each.Question.Most!.Share) - 0.05);
        Assert.Empty(Ask(register).Together);
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures_with_any_number_of_threads() => Seeds.EachWithCases(10, seed =>
    {
        var projection = Projection.Of(RandomRegister.Of(seed), A.Month("2026-06"))!;
        var one = Text(QuestionReport.Of(projection, ChanceModel.Default, trials: 300, seed: (ulong)seed, cancellation: CancellationToken.None));

        Assert.Equal(one, Text(QuestionReport.Of(projection, ChanceModel.Default, trials: 300, seed: (ulong)seed, threads: 3, cancellation: CancellationToken.None)));
        return one.Count(character => character == '\n');
    });

    /// <summary>However much of a trial is worked out again for a redraw, the values stay the same to the last bit.</summary>
    [Fact]
    public void Values_are_the_same_to_the_last_bit()
    {
        var text = string.Join('\n', Enumerable.Range(1, 10).Select(seed => Text(QuestionReport.Of(
            Projection.Of(RandomRegister.Of(seed), A.Month("2026-06"))!, ChanceModel.Default, trials: 200, cancellation: CancellationToken.None))));

        Assert.Equal("fc41c124f85eaad6f41159891bc2de70", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]);
    }

    /// <summary>The trials of questions are those of the probabilities: the same draws, at the goals' ends.</summary>
    [Fact]
    public void Chances_are_those_of_the_trials() => Seeds.EachWithCases(15, seed =>
    {
        var projection = Projection.Of(RandomRegister.Of(seed), A.Month("2026-06"))!;
        var asked = QuestionReport.Of(projection, ChanceModel.Default, trials: 200, seed: (ulong)seed, cancellation: CancellationToken.None);
        var trials = MonteCarlo.Run(projection, ChanceModel.Default, trials: 200, seed: (ulong)seed, cancellation: CancellationToken.None);

        Assert.Equal(
            trials.Families.SelectMany(family => family.Products).Select(product => (product.Product, product.Chances.Central.Reached)),
            asked.Chances.Select(chance => (chance.Product, chance.Reached)));
        return asked.Chances.Count;
    });

    private static double Share(QuestionReport report) => report.Questions[0].Question.Most!.Share;

    private static string Text(QuestionReport report) => string.Join('\n', report.Questions.Select(each =>
        $"{each.Rank} {each.Question.Id} {string.Join(", ", each.Question.Values.Select(value => $"{value.Product} {value.Share:R} {value.StandardError:R} {value.Criticality:R}"))}"));

    private static QuestionReport Ask(Register register, int trials = 2_000, string? partner = null) => QuestionReport.Of(
        Projection.Of(register, A.Month("2026-06"))!, Even, Parsed.OrNull<CountryCode>(partner), trials, cancellation: CancellationToken.None);

    /// <summary>A round and its parts, each made at 100; a plan would double each, and that of the round is sure to come.</summary>
    private static Register Round(params (string Part, PlanStage Stage)[] parts) => new()
    {
        Items = [A.Product("155-HE", [.. parts.Select(part => (part.Part, (double?)1))]), .. parts.Select(part => A.Component(part.Part))],
        Factories =
        [
            Line("usa-lap", "155-HE", PlanStage.Contracted), .. parts.Select(part => Line($"usa-{part.Part.ToLowerInvariant()}", part.Part, part.Stage)),
        ],
        Goals = [A.Goal(multiplier: 2)],
    };

    private static Factory Line(string id, string item, PlanStage stage, SiteStatus status = SiteStatus.Operating) =>
        A.Factory(id, item, status == SiteStatus.Planned ? null : 100, status: status, plans: A.Step("2028-01", 200, stage));

    private static Register Observed(params Factory[] factories) => new()
    {
        Partners = [A.Partner("USA")],
        Items = [A.Product("155-HE"), A.ProductOf("drone", "OTHER-A"), A.ProductOf("drone", "OTHER-B"), A.ProductOf("patriot", "OTHER-C")],
        Factories = factories,
        Baselines = [.. Pace, A.Observed("155-HE", "ALLIED", 100)],
        Goals = [A.Goal(multiplier: 1.9)],
    };

    private static Baseline[] Pair(string item, double later) => [A.Observed(item, "USA", 100, "2022-01"), A.Observed(item, "USA", later, "2023-01", id: "o2")];
}
