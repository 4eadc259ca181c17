using CoProduction.Registry;
using FluentValidation;
using FluentValidation.Validators;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Checks free text by the rules of <see cref="Wording"/>.</summary>
/// <param name="longest">The largest length, in UTF-16 characters.</param>
public sealed class TextValidator<T>(int longest) : PropertyValidator<T, string?>, ILengthValidator
{
    public override string Name => "TextValidator";

    public int Min => 1;

    public int Max => longest;

    public override bool IsValid(ValidationContext<T> context, string? value) =>
        string.IsNullOrEmpty(value) || context.HasNo(Wording.Fault(value, longest));

    protected override string GetDefaultMessageTemplate(string errorCode) => FaultRules.Message;
}
