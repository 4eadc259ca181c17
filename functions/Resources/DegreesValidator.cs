using CoProduction.Registry.Sites;
using FluentValidation;
using FluentValidation.Validators;

namespace CoProduction.Functions.Resources;

/// <summary>Holds degrees north or east against <see cref="Coordinates"/>.</summary>
/// <param name="limit">How many degrees there may be either way.</param>
public sealed class DegreesValidator<T>(int limit) : PropertyValidator<T, decimal?>, IBetweenValidator
{
    public override string Name => "DegreesValidator";

    public object From => -limit;

    public object To => limit;

    public override bool IsValid(ValidationContext<T> context, decimal? value) =>
        value is null || context.HasNo(Coordinates.Fault(value.Value, limit));

    protected override string GetDefaultMessageTemplate(string errorCode) => FaultRules.Message;
}
