using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;

namespace CoProduction.Functions.Resources;

/// <summary>Reads a body out of JSON, or says everything that is wrong with it: with its shape, and with what fits.</summary>
internal static partial class BodyCheck
{
    /// <param name="json">The JSON.</param>
    /// <param name="validator">The rules of the body.</param>
    /// <param name="complete">Puts into the body what is known beside it, and adds what contradicts that to the faults.</param>
    public static (TBody Body, IReadOnlyList<Fault> Faults) Read<TBody>(
        JsonElement json, IValidator<TBody> validator, Func<TBody, List<Fault>, TBody>? complete = null)
        where TBody : class
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null!, [new Fault("", "Must be an object.", Fault.WrongType)]);
        }

        var (body, mismatches) = ShapeCheck.Read<TBody>(json);
        var faults = new List<Fault>(mismatches);
        body = complete is null ? body : complete(body, faults);

        // What is wrong in shape is said already; that it is missing therefore is no news.
        var told = mismatches.Select(fault => fault.Pointer).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(validator.Validate(body).Errors.Select(FaultOf).Where(fault => !JsonPointer.IsWithin(fault.Pointer, told)));
        return (body, faults);
    }

    private static Fault FaultOf(ValidationFailure failure) =>
        new(
            JsonPointer.OfPath(failure.PropertyName),
            failure.ErrorMessage,
            failure.ErrorCode == Fault.Required ? Fault.Required : Fault.InvalidValue);

    [LoggerMessage(Level = LogLevel.Error, Message = "The validator of the kind {Kind} lacks a rule that its records have.")]
    public static partial void LogMissingRule(ILogger logger, string kind, Exception fault);
}
