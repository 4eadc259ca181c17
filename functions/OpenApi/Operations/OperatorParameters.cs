using CoProduction.Functions.Access.People;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.Http;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>The parameters of what only operators ask: tenants, people and the log of reads.</summary>
internal static class OperatorParameters
{
    public static readonly Parameter TenantId = new(
        "id", "path", "The tenant's id: a GUID, with dashes or without, or letters, digits, dots and dashes.",
        new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$" })
    {
        Example = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
        IsShared = false,
    };

    public static readonly Parameter RunId = new("id", "path", "The run's id.", new() { ["type"] = "string", ["pattern"] = "^[0-9a-f]{32}$" }) { IsShared = false };

    public static readonly Parameter IfNone = new(
        "If-None-Match", "header", "`*` to add a tenant that belongs to no partner yet.", new() { ["type"] = "string" })
    {
        IsShared = false,
    };

    public static readonly Parameter ReadFor = new(
        "partner", "query", $"Only reads by callers of this partner. {CountryCode.Rule}", TextShapes.Of(typeof(CountryCode)))
    {
        IsShared = false,
    };

    public static readonly Parameter ReadBy = new(
        ReadLogFunctions.By, "query", "Only reads by the caller with this handle.", TextShapes.Of(typeof(PersonHandle)))
    {
        Example = Samples.Handle,
    };

    public static readonly Parameter PersonSubject = new(
        PeopleFunctions.Subject, "query", "The person, as the token's oid or sub names it.", new() { ["type"] = "string", ["minLength"] = 1 })
    {
        IsRequired = true,
        Example = "anna.nowak",
    };

    public static readonly Parameter PersonOf = new(
        "partner", "query", $"The partner that the person speaks for. The default is the caller's own. {CountryCode.Rule}", TextShapes.Of(typeof(CountryCode)))
    {
        IsShared = false,
    };

    public static readonly Parameter PersonId = new("id", "path", PersonHandle.Rule, TextShapes.Of(typeof(PersonHandle)))
    {
        Example = Samples.Handle,
        IsShared = false,
    };

    public static readonly Parameter ReadAfter = new(
        "after", "query", $"Only reads at this moment or later. {Query.MomentRule}", new() { ["type"] = "string", ["format"] = "date-time" })
    {
        Example = "2026-11-01T00:00:00Z",
    };

    public static readonly Parameter ReadBefore = new(
        "before", "query", $"Only reads before this moment. {Query.MomentRule}", new() { ["type"] = "string", ["format"] = "date-time" })
    {
        Example = "2026-12-01T00:00:00Z",
    };
}
