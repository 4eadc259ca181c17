using System.Linq.Expressions;
using System.Text.Json;
using CoProduction.Functions.Resources;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;
using FluentValidation;
using FluentValidation.Results;

namespace CoProduction.Functions.Scenarios;

public sealed class ChangeBodyValidator : BodyValidator<ChangeBody>
{
    public static readonly ChangeBodyValidator Instance = new();

    private static readonly System.Reflection.PropertyInfo[] Members =
        [.. typeof(ChangeBody).GetProperties().Where(member => member.CanWrite && member.Name != nameof(ChangeBody.Kind))];

    public ChangeBodyValidator()
    {
        RequiresWord<ChangeKind>(change => change.Kind);
        EachIs<CountryCode>(change => change.Partners);
        EachIs<SiteId>(change => change.Sites);
        Each(change => change.Theaters, new MemberShape.OneOf(typeof(Theater)), word => Word.TryParse<Theater>(word, out _) ? null : Word.Rule<Theater>());
        EachIs<ItemCode>(change => change.Items);
        EachIs<Family>(change => change.Families);
        AllowsPositive(change => change.Percent, 100);
        AllowsWord<Theater>(change => change.Theater);
        EachIs<CountryCode>(change => change.Countries);
        EachIs<ItemCode>(change => change.Minerals);
        AllowsWhole(change => change.MonthsOfStock, 0, Embargo.LongestStock);
        AllowsWhole(change => change.SlipMonths, 1, Slip.Longest);
        AllowsWord<ExpansionStage>(change => change.Stage);
        AllowsPositive(change => change.Multiplier, SurgedDemand.Greatest);
        Allows<ItemCode>(change => change.Item);
        AllowsPositive(change => change.UnitsPerMonth, Amount.Largest);
        Allows<CountryCode>(change => change.Partner);
        AllowsWhole(change => change.RampMonths, 0, AddedCapacity.LongestRamp);
        Allows<Month>(change => change.From);
        Allows<Month>(change => change.Until);
        AllowsWhole(change => change.Months, 1, Period.Longest);
        Holds(change => change.Stage, change => change.Stage == Word.Of(ExpansionStage.Cancelled) ? "Nothing comes that is cancelled." : null);
        Holds(change => change.Until, change =>
            Month.TryParse(change.From, out var from) && Month.TryParse(change.Until, out var until) && until < from ? $"Must not be before {from}." : null);
        Holds(change => change.Months, change =>
            change is { Months: not null, Until: not null } ? "Give the last month or the number of months, not both." : null);
        NamesEachOnce(change => change.Partners);
        NamesEachOnce(change => change.Sites);
        NamesEachOnce(change => change.Theaters);
        NamesEachOnce(change => change.Items);
        NamesEachOnce(change => change.Families);
        NamesEachOnce(change => change.Countries);
        NamesEachOnce(change => change.Minerals);
        RuleFor(change => change.Kind).Custom(HasItsMembers);
    }

    private void NamesEachOnce(Expression<Func<ChangeBody, IReadOnlyList<string>?>> member) =>
        NoneTwice(member, (name, _) => name, "Must not name anything twice.");

    /// <summary>Has what its kind needs, and nothing that its kind does not know.</summary>
    private static void HasItsMembers(string? word, ValidationContext<ChangeBody> context)
    {
        if (!Word.TryParse<ChangeKind>(word, out var kind))
        {
            return;
        }

        var change = context.InstanceToValidate;
        var (known, at) = (ChangeMembers.Of(kind).ToList(), context.PropertyPath[..^nameof(ChangeBody.Kind).Length]);
        foreach (var member in Members)
        {
            var isGiven = member.GetValue(change) is not null and not false and not IReadOnlyList<string> { Count: 0 };
            if (isGiven && !known.Contains(member.Name))
            {
                context.AddFailure(Breach(at + member.Name, $"Does not belong to a change of the kind {word}, which has: {string.Join(", ", known.Select(JsonNamingPolicy.CamelCase.ConvertName))}."));
            }
            else if (!isGiven && ChangeMembers.RequiredOf(kind).Contains(member.Name))
            {
                context.AddFailure(new ValidationFailure(at + member.Name, $"Must be given for a change of the kind {word}.") { ErrorCode = Fault.Required });
            }
        }

        if (kind == ChangeKind.Outage && change.SelectsNothing)
        {
            context.AddFailure(Breach(at.TrimEnd('.'), "Must name partners, sites, theaters, items or families that are out, or say energyIntensive: true."));
        }
    }
}
