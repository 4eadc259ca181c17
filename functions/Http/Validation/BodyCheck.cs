using System.Text.Json;
using CoProduction.Functions.Store.Json;
using FluentValidation;
using FluentValidation.Results;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Reads a body from JSON and collects all its faults: in its shape, and in the values of the parts that fit.</summary>
internal static partial class BodyCheck
{
    /// <param name="json">The JSON.</param>
    /// <param name="validator">The rules of the body.</param>
    /// <param name="complete">Adds values known from elsewhere to the body, and adds a fault for each value that contradicts them.</param>
    public static (TBody Body, IReadOnlyList<BodyFault> Faults) Read<TBody>(
        JsonElement json, IValidator<TBody> validator, Func<TBody, List<BodyFault>, TBody>? complete = null)
        where TBody : class
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null!, [new BodyFault("", "Must be an object.", BodyFault.WrongType)]);
        }

        var (body, mismatches) = ShapeCheck.Read<TBody>(json);
        var faults = new List<BodyFault>(mismatches);
        body = complete is null ? body : complete(body, faults);

        // A part of the wrong shape already has a fault. The validator would report it a second time, as missing.
        var known = mismatches.Select(fault => fault.Pointer).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(validator.Validate(body).Errors.Select(FaultOf).Where(fault => !JsonPointer.IsWithin(fault.Pointer, known)));
        return (body, faults);
    }

    private static BodyFault FaultOf(ValidationFailure failure) =>
        new(
            BodyPointer.OfPath(failure.PropertyName),
            failure.ErrorMessage,
            failure.ErrorCode == BodyFault.Required ? BodyFault.Required : BodyFault.InvalidValue);

    [LoggerMessage(Level = LogLevel.Error, Message = "The validator of {Kind} lacks a rule: it passed a body that the record refuses. Add the rule.")]
    public static partial void LogMissingRule(ILogger logger, string kind, Exception fault);
}
