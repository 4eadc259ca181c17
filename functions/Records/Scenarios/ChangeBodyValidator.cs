using System.Linq.Expressions;
using CoProduction.Functions.Http.Validation;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using FluentValidation;

namespace CoProduction.Functions.Records.Scenarios;

public sealed class ChangeBodyValidator : BodyValidator<ChangeBody>
{
    public static readonly ChangeBodyValidator Instance = new();

    public ChangeBodyValidator()
    {
        RuleFor(change => change.Kind).Required().OneOf<ChangeKind>();
        RuleForEach(change => change.Partners).Filled().Parses<CountryCode>();
        RuleForEach(change => change.Sites).Filled().Parses<SiteId>();
        RuleForEach(change => change.Theaters).Filled().OneOf<Theater>();
        RuleForEach(change => change.Items).Filled().Parses<ItemCode>();
        RuleForEach(change => change.Families).Filled().Parses<Family>();
        RuleFor(change => change.Percent).Positive(100);
        RuleFor(change => change.Theater).Optional().OneOf<Theater>();
        RuleForEach(change => change.Countries).Filled().Parses<CountryCode>();
        RuleForEach(change => change.Minerals).Filled().Parses<ItemCode>();
        RuleFor(change => change.MonthsOfStock).Between(0, Embargo.LongestStock);
        RuleFor(change => change.SlipMonths).Between(1, Slip.Longest);
        RuleFor(change => change.Stage).Optional().OneOf<PlanStage>();
        RuleFor(change => change.PercentPerYear).Between(0, SupposedPace.Fastest);
        RuleFor(change => change.Multiplier).Positive(SurgedDemand.Greatest);
        RuleFor(change => change.Item).Optional().Parses<ItemCode>();
        RuleFor(change => change.UnitsPerMonth).Positive();
        RuleFor(change => change.Partner).Optional().Parses<CountryCode>();
        RuleFor(change => change.RampMonths).Between(0, AddedCapacity.LongestRamp);
        RuleFor(change => change.From).Optional().Parses<Month>();
        RuleFor(change => change.Until).Optional().Parses<Month>();
        RuleFor(change => change.Months).Between(1, MonthRange.Longest);
        RuleFor(change => change.Stage).NotEqual(Word.Of(PlanStage.Cancelled))
            .WithMessage("Must not be cancelled, because cancelled plans never come.");
        RuleFor(change => change.Until).MustHaveNo((change, last) =>
            Month.TryParse(change.From, out var from) && Month.TryParse(last, out var until) && until < from ? $"Must not be before {from}." : null);
        RuleFor(change => change.Months)
            .Null().WithMessage("Give the last month or the number of months, not both.").When(change => change.Until is not null);
        NamesEachOnce(change => change.Partners);
        NamesEachOnce(change => change.Sites);
        NamesEachOnce(change => change.Theaters);
        NamesEachOnce(change => change.Items);
        NamesEachOnce(change => change.Families);
        NamesEachOnce(change => change.Countries);
        NamesEachOnce(change => change.Minerals);
        Include(new ChangeKindValidator());
    }

    private void NamesEachOnce(Expression<Func<ChangeBody, IReadOnlyList<string>?>> member) =>
        RuleFor(member).Distinct("Must not name anything twice.");
}
