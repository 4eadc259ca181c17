using CoProduction.Registry.Sites;
using FluentValidation;
using FluentValidation.Validators;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Checks degrees north or east by the rule of <see cref="Coordinates"/>.</summary>
/// <param name="limit">The largest number of degrees in either direction.</param>
public sealed class DegreesValidator<T>(int limit) : PropertyValidator<T, decimal?>, IBetweenValidator
{
    public override string Name => "DegreesValidator";

    public object From => -limit;

    public object To => limit;

    public override bool IsValid(ValidationContext<T> context, decimal? value) =>
        value is null || context.HasNo(Coordinates.Fault(value.Value, limit));

    protected override string GetDefaultMessageTemplate(string errorCode) => FaultRules.Message;
}
