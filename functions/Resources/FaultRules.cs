using FluentValidation;

namespace CoProduction.Functions.Resources;

/// <summary>Rules whose breach is told in words that depend on the values.</summary>
internal static class FaultRules
{
    /// <summary>The template of a message that is the fault alone. It is an argument, so that braces in it stay as they are.</summary>
    public const string Message = "{Fault}";

    /// <summary>Nothing must be wrong with the value beside the others of the body.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="fault">What is wrong, or null; also where another rule says so already.</param>
    public static IRuleBuilderOptions<T, TProperty> MustHaveNo<T, TProperty>(this IRuleBuilder<T, TProperty> rule, Func<T, TProperty, string?> fault) =>
        rule.Must((body, value, context) => context.HasNo(fault(body, value))).WithMessage(Message);

    /// <summary>Whether there is no fault; keeps the one that there is for <see cref="Message"/>.</summary>
    public static bool HasNo<T>(this ValidationContext<T> context, string? fault)
    {
        if (fault is not null)
        {
            context.MessageFormatter.AppendArgument("Fault", fault);
        }

        return fault is null;
    }
}
