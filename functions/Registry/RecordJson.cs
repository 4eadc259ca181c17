using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CoProduction.Functions.Registry;

/// <summary>How records are written as JSON, in answers, in storage and in history alike.</summary>
public static class RecordJson
{
    /// <summary>
    /// The longest record, in characters of its JSON. The record and a history row with all of it before and after must go
    /// into one transaction of 4 MiB, each character escaped as six bytes at worst.
    /// </summary>
    public const int Longest = 200_000;

    // One of each for all: options that equal each other in everything share what they know about types.
    private static readonly JsonStringEnumConverter Enums = new(JsonNamingPolicy.KebabCaseLower);
    private static readonly DefaultJsonTypeInfoResolver Types = new();

    public static readonly JsonSerializerOptions Options = Frozen(Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web)));

    /// <summary>camelCase, nothing for what is unknown, numbers as numbers, no unknown and no doubled properties.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.PropertyNameCaseInsensitive = false;
        options.AllowDuplicateProperties = false;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(Enums);
        options.TypeInfoResolver = Types;
        return options;
    }

    private static JsonSerializerOptions Frozen(JsonSerializerOptions options)
    {
        options.MakeReadOnly();
        return options;
    }
}
