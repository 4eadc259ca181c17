using System.Security.Cryptography;
using System.Text.Json;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.Tenants;

/// <summary>A tenant of the token issuer and the partner that its callers speak for.</summary>
public sealed record TenantBody
{
    private static readonly TenantBodyValidator Validator = new();

    /// <summary>The tenant's id, as the claim tid names it. The id is in the address, so a request may leave it out.</summary>
    public string? Id { get; init; }

    /// <summary>The partner that the tenant belongs to. It need not be registered.</summary>
    public string? Partner { get; init; }

    /// <summary>The ETag of its JSON.</summary>
    internal string ETag => ETags.TagOf(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, RecordJson.Options)));

    /// <summary>Reads the partner from the body of a request for a tenant, or collects the body's faults.</summary>
    internal static bool TryRead(JsonElement json, string tenant, out CountryCode? partner, out IReadOnlyList<BodyFault> faults)
    {
        (var body, faults) = BodyCheck.Read(json, Validator, (given, found) =>
        {
            if (given.Id is { } id && TenantId.Of(id) != tenant)
            {
                found.Add(new BodyFault("/id", "Must be the id in the address.", BodyFault.InvalidValue));
            }

            return given;
        });
        partner = faults.Count == 0 ? Parsed.As<CountryCode>(body.Partner) : null;
        return faults.Count == 0;
    }

    internal static TenantBody Of(string id, CountryCode partner) => new() { Id = id, Partner = partner.Value };
}

public sealed class TenantBodyValidator : BodyValidator<TenantBody>
{
    public TenantBodyValidator() => RuleFor(tenant => tenant.Partner).Required().Parses<CountryCode>();
}
