using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using CoProduction.Functions.Http;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using FluentValidation;

namespace CoProduction.Functions.Records.Scenarios;

/// <summary>Checks that a change has the members that its kind requires, and no others than its kind allows (<see cref="ChangeMembers"/>).</summary>
internal sealed class ChangeKindValidator : AbstractValidator<ChangeBody>
{
    public ChangeKindValidator()
    {
        foreach (var member in typeof(ChangeBody).GetProperties().Where(member => member.CanWrite && member.Name != nameof(ChangeBody.Kind)))
        {
            var needing = Words(kind => ChangeMembers.RequiredOf(kind).Contains(member.Name));
            var lacking = Words(kind => !ChangeMembers.Of(kind).Contains(member.Name));
            RuleFor(ValueOf(member))
                .Must(IsGiven).WithMessage(change => $"Must be given for a change of the kind {change.Kind}.").WithErrorCode(BodyFault.Required)
                .When(change => needing.Contains(change.Kind), ApplyConditionTo.CurrentValidator)
                .Must(value => !IsGiven(value)).WithMessage(change => $"Does not belong to a change of the kind {change.Kind}, which has: {MembersOf(change)}.")
                .When(change => lacking.Contains(change.Kind), ApplyConditionTo.CurrentValidator);
        }

        RuleFor(change => change)
            .Must(change => !change.SelectsNothing)
            .WithMessage("Must name partners, sites, theaters, items or families, or set energyIntensive to true.")
            .When(change => change.Kind == Word.Of(ChangeKind.Outage));
    }

    private static bool IsGiven(object? value) => value is not null and not false and not IReadOnlyList<string> { Count: 0 };

    private static string MembersOf(ChangeBody change) =>
        string.Join(", ", ChangeMembers.Of(Word.As<ChangeKind>(change.Kind)).Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static HashSet<string?> Words(Func<ChangeKind, bool> isMeant) => [.. Enum.GetValues<ChangeKind>().Where(isMeant).Select(Word.Of)];

    private static Expression<Func<ChangeBody, object?>> ValueOf(PropertyInfo member)
    {
        var change = Expression.Parameter(typeof(ChangeBody), "change");
        return Expression.Lambda<Func<ChangeBody, object?>>(Expression.Convert(Expression.Property(change, member), typeof(object)), change);
    }
}
