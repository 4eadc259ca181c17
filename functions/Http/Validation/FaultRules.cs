using FluentValidation;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Rules whose fault text depends on the values.</summary>
internal static class FaultRules
{
    /// <summary>A message template that consists of the fault. The fault is an argument, so that braces in it are kept.</summary>
    public const string Message = "{Fault}";

    /// <summary>Requires that a check over the value and its body finds no fault.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="fault">Returns the fault; null if there is none or another rule already reports it.</param>
    public static IRuleBuilderOptions<T, TProperty> MustHaveNo<T, TProperty>(this IRuleBuilder<T, TProperty> rule, Func<T, TProperty, string?> fault) =>
        rule.Must((body, value, context) => context.HasNo(fault(body, value))).WithMessage(Message);

    /// <summary>Whether there is no fault. A fault is stored for <see cref="Message"/>.</summary>
    public static bool HasNo<T>(this ValidationContext<T> context, string? fault)
    {
        if (fault is not null)
        {
            context.MessageFormatter.AppendArgument("Fault", fault);
        }

        return fault is null;
    }
}
