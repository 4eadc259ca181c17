using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Factories;

public sealed class ExpansionBodyValidator : BodyValidator<ExpansionBody>
{
    public static readonly ExpansionBodyValidator Instance = new();

    public ExpansionBodyValidator()
    {
        Allows<Keyword>(expansion => expansion.Id);
        Requires<Month>(expansion => expansion.Effective);
        AllowsAmount(expansion => expansion.NewRatePerMonth);
        AllowsAmount(expansion => expansion.AddedRatePerMonth);
        AllowsWhole(expansion => expansion.RampMonths, 0, Expansion.LongestRamp);
        RequiresWord<ExpansionStage>(expansion => expansion.Stage);
        AllowsWord<DatePrecision>(expansion => expansion.DatePrecision);
        RequiresPart(expansion => expansion.Source, SourceBodyValidator.Instance);
        RuleForEach(expansion => expansion.History).SetValidator(ExpansionRevisionBodyValidator.Instance);

        Holds(expansion => expansion.AddedRatePerMonth, expansion => expansion is { NewRatePerMonth: not null, AddedRatePerMonth: not null }
            ? "Give the new total rate or the added rate, not both."
            : null);
        Holds(expansion => expansion.History, expansion => IsInOrder(expansion.History ?? []) ? null : "Must be in the order of its days, oldest first.");
    }

    private static bool IsInOrder(IReadOnlyList<ExpansionRevisionBody> history)
    {
        var days = history.Select(ExpansionRevisionBodyValidator.DayOf).OfType<DateOnly>().ToArray();
        return days.Zip(days.Skip(1)).All(pair => pair.First <= pair.Second);
    }
}
