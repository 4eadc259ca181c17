using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Promises;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;
using Audiences = CoProduction.Domain.Tests.Registry.Releases.Releases;

namespace CoProduction.Domain.Tests.Registry.Factories;

/// <summary>What a factory promised while it was hidden from a reader. A story tells its versions: the release of each, and by how many months its promise has moved.</summary>
public sealed class EarlierPromisesTests
{
    private static readonly Reader Owner = Reader.For(Audiences.Partner("USA", "everyone", "NATO"));
    private static readonly Reader Poland = Reader.For(Audiences.Partner("POL", "everyone", "NATO"));

    [Theory]
    [InlineData("always released", "everyone 0|everyone 3|everyone 9", "0,3")]
    [InlineData("released at last", " 0| 3|everyone 9", "")]
    [InlineData("promised anew after it was released", " 0|everyone 0|everyone 9", "0")]
    [InlineData("promised anew twice after it was released", " 0| 1|everyone 3|everyone 5|everyone 9", "3,5")]
    [InlineData("withdrawn for a while", "everyone 0|everyone 3| 3|everyone 3|everyone 9", "3")]
    [InlineData("changed while it was withdrawn", "everyone 0| 0| 3|everyone 9", "")]
    [InlineData("changed with the withdrawal", "everyone 0| 3|everyone 9", "")]
    [InlineData("changed with the withdrawal and back with the release", "everyone 0| 3|everyone 0", "")]
    [InlineData("released to a partner, and then to a group of it", "POL 0|NATO 3|NATO 9", "0,3")]
    [InlineData("released to others before", "JPN;GBR 0|JPN 3|NATO 9|NATO 12", "9")]
    public void Reader_is_told_the_promises_since_the_factory_was_last_hidden(string what, string story, string told)
    {
        Assert.True(told == Told(story, Poland), $"{what}: {Told(story, Poland)}");
    }

    [Fact]
    public void Owner_is_told_every_promise() => Assert.Equal("0,3,6", Told("everyone 0| 3|JPN 6|NATO 9", Owner));

    [Fact]
    public void Reader_whom_it_was_released_to_is_told_what_others_are_not()
    {
        Assert.Equal("0", Told("POL 0|everyone 9", Poland));
        Assert.Equal("", Told("POL 0|everyone 9", Reader.For(Audiences.Partner("JPN", "everyone"))));
    }

    [Fact]
    public void Slip_counts_from_the_first_promise_that_the_reader_is_told()
    {
        var register = new Register { Factories = [Version(" 0| 3|everyone 9|everyone 12")] };

        Assert.Equal(12, Assert.Single(Promise.Of(register.VisibleTo(Owner), Sample.October)).SlipMonths);
        Assert.Equal(3, Assert.Single(Promise.Of(register.VisibleTo(Poland), Sample.October)).SlipMonths);
        Assert.Equal(Sample.October.Plus(9), Assert.Single(Promise.Of(register.VisibleTo(Poland), Sample.October)).First);
        Assert.Equal(3, SlipHistory.Of(register.VisibleTo(Owner), Sample.October).DatesMoved);
        Assert.Equal(1, SlipHistory.Of(register.VisibleTo(Poland), Sample.October).DatesMoved);
    }

    [Fact]
    public void Stage_that_the_reader_is_not_told_counts_for_no_probability()
    {
        var hidden = Factory("", 0, stage: PlanStage.Proposed);
        var register = new Register { Factories = [Factory("everyone", 0, stage: PlanStage.Commissioned).After(hidden, Sample.Today)] };

        Assert.Equal(1, SuccessHistory.Of(register.VisibleTo(Owner)).Ended);
        Assert.Equal(0, SuccessHistory.Of(register.VisibleTo(Poland)).Ended);
        Assert.Single(SlipHistory.Of(register.VisibleTo(Owner), Sample.October).Delivered);
        Assert.Empty(SlipHistory.Of(register.VisibleTo(Poland), Sample.October).Delivered);
    }

    [Fact]
    public void Promise_kept_by_an_older_register_is_released_as_the_factory_was_then()
    {
        var older = Factory("", 9, Sample.Revision(Sample.Today));

        Assert.Equal(LastingRelease.ToEveryone, EarlierOf(older)[0].Release);
        Assert.Empty(SeenBy(Poland, Factory("everyone", 9).After(older, Sample.Today)));
        Assert.Single(SeenBy(Poland, Factory("everyone", 9).After(Factory("NATO", 9, Sample.Revision(Sample.Today)), Sample.Today)));
    }

    [Theory]
    [InlineData("a new factory", null, "everyone", 1)]
    [InlineData("a factory that the reader saw before", "NATO", "everyone", 1)]
    [InlineData("a factory that was hidden before", "", "everyone", 0)]
    [InlineData("a factory that is hidden now", "everyone", "", 0)]
    public void History_that_comes_with_a_new_plan_is_told_to_those_who_see_and_saw_the_factory(string what, string? before, string now, int told)
    {
        var former = before is null ? null : Released(Sample.Factory(Sample.Line()), before);
        var with = Factory(now, 9, Sample.Revision(Sample.Today)).After(former, Sample.Today);

        Assert.True(told == SeenBy(Poland, Released(with, "everyone")).Count, what);
    }

    [Fact]
    public void History_of_a_factory_that_is_created_again_stays_as_it_was_released()
    {
        var hidden = Version(" 0| 9");

        Assert.Empty(SeenBy(Poland, Released(hidden, "everyone").After(null, Sample.Today)));
    }

    [Theory]
    [InlineData("always released", "everyone ab|everyone a", "ab")]
    [InlineData("dropped while it was hidden", " ab| a|everyone a", "a")]
    [InlineData("dropped with the release", " ab|everyone a", "a")]
    [InlineData("dropped after the release", " ab|everyone ab|everyone a", "ab")]
    [InlineData("dropped before it was hidden for a while", "everyone ab|everyone a| a|everyone a", "a")]
    [InlineData("stated again after it was hidden", " ab| a|everyone ab", "ab")]
    [InlineData("dropped again after it was hidden", " ab| a|everyone ab|everyone a", "ab")]
    public void Reader_is_told_of_the_plans_that_were_dropped_since_the_factory_was_last_hidden(string what, string story, string told)
    {
        var factory = Version(story, Planned);

        Assert.Equal("ab", PlansOf(factory));
        Assert.Equal("ab", PlansOf((Factory)Owner.See(factory)!));
        Assert.True(told == PlansOf((Factory)Poland.See(factory)!), what);
    }

    [Fact]
    public void Cancelled_plan_that_is_only_kept_is_told_to_those_who_saw_it_and_one_that_is_stated_to_all()
    {
        var hidden = Released(Sample.Factory(Sample.Line(plans: Sample.Plan("a", stage: PlanStage.Cancelled))), "");

        var kept = Released(Sample.Factory(Sample.Line()), "everyone").After(hidden, Sample.Today);
        var stated = Released(hidden, "everyone").After(hidden, Sample.Today);

        Assert.Equal("a", PlansOf(kept));
        Assert.Equal("", PlansOf((Factory)Poland.See(kept)!));
        Assert.Equal("a", PlansOf((Factory)Poland.See(stated)!));
    }

    [Fact]
    public void Plan_that_was_dropped_unseen_and_is_promised_anew_begins_with_the_new_promise()
    {
        var dropped = Released(Sample.Factory(Sample.Line()), "everyone").After(Factory("", 0), Sample.Today);

        var anew = Factory("everyone", 9).After(dropped, Sample.Today);

        Assert.Single(SeenBy(Owner, anew));
        Assert.Empty(SeenBy(Poland, anew));
    }

    [Fact]
    public void Dropped_plan_that_is_sent_back_as_it_is_kept_stays_hidden()
    {
        var kept = Version(" ab| a", Planned);

        Assert.Equal("a", PlansOf((Factory)Poland.See(Released(kept, "everyone").After(kept, Sample.Today))!));
        Assert.Equal("a", PlansOf((Factory)Poland.See(Released(kept, "everyone").After(null, Sample.Today))!));
    }

    [Fact]
    public void Reader_who_is_told_everything_sees_the_factory_itself()
    {
        var factory = Version("NATO 0|everyone 9");

        Assert.Same(factory, ((IRecord)factory).SeenBy(Poland));
        Assert.Same(factory, Poland.See(factory));
        Assert.Null(Poland.See(Factory("JPN", 0)));
    }

    [Fact]
    public void Everything_else_of_the_factory_is_seen()
    {
        var line = Sample.Line(plans: Sample.Plan("a", effective: Sample.October)) with { NonePlanned = Sample.Source() };
        var next = Sample.Line(plans: [Sample.Plan("a", effective: Sample.October.Plus(9)), Sample.Plan("b")]) with { NonePlanned = Sample.Source() };
        var factory = Released(Sample.Factory(next), "everyone").After(Released(Sample.Factory(line), ""), Sample.Today);

        Assert.Equal(Released(Sample.Factory(next), "everyone"), Poland.See(factory));
    }

    [Fact]
    public void Text_made_of_what_a_factory_promised_earlier_is_for_those_who_are_told_it()
    {
        var register = new Register { Factories = [Version("NATO 0|everyone 9")] };

        Assert.Equal("UNCLASSIFIED // REL TO USA", Marking.Of(new Register { Factories = [Version(" 0|everyone 9")] }.VisibleTo(Owner), Owner));
        Assert.Equal("UNCLASSIFIED // REL TO EVERYONE", Marking.Of(new Register { Factories = [Version(" 0|everyone 9")] }.VisibleTo(Poland), Poland));
        Assert.Equal("UNCLASSIFIED // REL TO POL", Marking.Of(register.VisibleTo(Poland), Poland));
        Assert.Equal(["USA;NATO", "everyone"], Disclosure.AllOf(register.Factories[0]).Select(disclosure => disclosure.Text).Order());
    }

    private static string Told(string story, Reader reader) =>
        string.Join(',', SeenBy(reader, Version(story)).Select(revision => revision.Terms.Effective.Since(Sample.October)));

    private static IReadOnlyList<PlanRevision> SeenBy(Reader reader, Factory factory) => EarlierOf((Factory)reader.See(factory)!);

    private static IReadOnlyList<PlanRevision> EarlierOf(Factory factory) => factory.Lines[0].Plans[0].History;

    private static Factory Version(string story) => Version(story, (release, moved) => Factory(release, int.Parse(moved, null)));

    private static Factory Version(string story, Func<string, string, Factory> make) => story.Split('|').Select(step => step.Split(' ')).Aggregate(
        default(Factory), (former, step) => make(step[0], step[1]).After(former, Sample.Today))!;

    private static Factory Planned(string release, string ids) =>
        Released(Sample.Factory(Sample.Line(plans: [.. ids.Select(id => Sample.Plan(id.ToString()))])), release);

    private static string PlansOf(Factory factory) => string.Concat(factory.Lines[0].Plans.Select(plan => plan.Id));

    private static Factory Factory(string release, int moved, params IReadOnlyList<PlanRevision> history) => Factory(release, moved, PlanStage.Announced, history);

    private static Factory Factory(string release, int moved, PlanStage stage, params IReadOnlyList<PlanRevision> history) =>
        Released(Sample.Factory(Sample.Line(plans: Sample.Plan(effective: Sample.October.Plus(moved), stage: stage, history: history))), release);

    private static Factory Released(Factory factory, string release) => new(
        factory.Id, factory.Name, factory.Operator, factory.Location, factory.Statuses, Audiences.Of(release), factory.Source, factory.Lines);
}
