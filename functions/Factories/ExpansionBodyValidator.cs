using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using FluentValidation;

namespace CoProduction.Functions.Factories;

public sealed class ExpansionBodyValidator : BodyValidator<ExpansionBody>
{
    public static readonly ExpansionBodyValidator Instance = new();

    public ExpansionBodyValidator()
    {
        RuleFor(expansion => expansion.Id).Optional().Parses<Keyword>();
        RuleFor(expansion => expansion.Effective).Required().Parses<Month>();
        RuleFor(expansion => expansion.NewRatePerMonth).Amount();
        RuleFor(expansion => expansion.AddedRatePerMonth).Amount();
        RuleFor(expansion => expansion.RampMonths).Between(0, Expansion.LongestRamp);
        RuleFor(expansion => expansion.Stage).Required().OneOf<ExpansionStage>();
        RuleFor(expansion => expansion.DatePrecision).Optional().OneOf<DatePrecision>();
        RuleFor(expansion => expansion.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForEach(expansion => expansion.History).SetValidator(ExpansionRevisionBodyValidator.Instance);

        RuleFor(expansion => expansion.AddedRatePerMonth)
            .Null().WithMessage("Give the new total rate or the added rate, not both.").When(expansion => expansion.NewRatePerMonth is not null);
        RuleFor(expansion => expansion.History).Must(IsInOrder).WithMessage("Must be in the order of its days, oldest first.");
    }

    private static bool IsInOrder(IReadOnlyList<ExpansionRevisionBody>? history)
    {
        var days = (history ?? []).Select(ExpansionRevisionBodyValidator.DayOf).OfType<DateOnly>().ToArray();
        return days.Zip(days.Skip(1)).All(pair => pair.First <= pair.Second);
    }
}
