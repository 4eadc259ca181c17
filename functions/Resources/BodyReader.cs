using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Resources;

/// <summary>Reads a body into a record, or says everything that is wrong with it.</summary>
public sealed partial class BodyReader<TRecord, TBody>(
    RequestBody bodies, ResourceDescription<TRecord, TBody> resource, IValidator<TBody> validator, ILogger<BodyReader<TRecord, TBody>> logger)
    where TRecord : class, IRecord
    where TBody : class, IBody<TBody, TRecord>
{
    /// <summary>The body with its record and a digest of its bytes, or why it is refused.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The id that the record must have; null where the body decides.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<(TBody? Body, TRecord? Record, string Digest, ProblemHttpResult? Refusal)> Read(
        HttpRequest request, string? id, CancellationToken cancellation)
    {
        var (json, digest, refusal) = await bodies.Read(request, cancellation);
        if (json is null)
        {
            return (null, null, digest, refusal);
        }

        using (json)
        {
            var (body, record, faults) = Read(json.RootElement, id, Caller.Of(request).Partner);
            return record is null ? (null, null, digest, ResourceProblems.ValidationFailed(faults)) : (body, record, digest, null);
        }
    }

    /// <summary>The JSON with its record, or else everything that is wrong with it.</summary>
    public (TBody? Body, TRecord? Record, IReadOnlyList<Fault> Faults) Read(JsonElement json, string? id, CountryCode partner)
    {
        var (body, faults) = Check(json, id);
        if (faults.Count > 0)
        {
            return (null, null, faults);
        }

        try
        {
            return (body, resource.Of(body, partner).ToRecord(), []);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            Log.MissingRule(logger, typeof(TBody).Name, fault);
            return (null, null, [new Fault("", fault.Message.Split(" (Parameter", 2)[0])]);
        }
    }

    private (TBody Body, IReadOnlyList<Fault> Faults) Check(JsonElement json, string? id) =>
        BodyCheck.Read(json, validator, (body, faults) =>
        {
            if (id is null)
            {
                return body;
            }

            if (resource.IdOf(body) is { } given && given != id)
            {
                faults.Add(new Fault($"/{resource.IdProperty}", $"Must be {id}, as in the address, or be left out."));
            }

            return resource.WithId(body, id);
        });

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The validator of {Body} lacks a rule that the record has.")]
        public static partial void MissingRule(ILogger logger, string body, Exception fault);
    }
}
