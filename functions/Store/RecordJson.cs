using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CoProduction.Functions.Store.Json;

namespace CoProduction.Functions.Store;

/// <summary>The JSON format of records, the same in answers, storage and history.</summary>
public static class RecordJson
{
    /// <summary>
    /// The most characters in the JSON of a record. One transaction of 4 MiB must hold the record and a history row with the whole record before
    /// and after the change. At worst, each character is escaped as six bytes.
    /// </summary>
    public const int Longest = 200_000;

    // Shared by all options, because options that are equal in everything share their cache of type information.
    private static readonly JsonStringEnumConverter Enums = new(JsonNamingPolicy.KebabCaseLower);
    private static readonly DefaultJsonTypeInfoResolver Types = new();

    public static readonly JsonSerializerOptions Options = Frozen(Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web)));

    /// <summary>Reads records that are stored, many of which stay in memory. Whoever sent them could repeat no property.</summary>
    public static readonly JsonSerializerOptions Stored = Frozen(new(Options) { Converters = { new SharedText() }, AllowDuplicateProperties = true });

    /// <summary>Sets the format: camelCase, no nulls, numbers not as strings, and no unknown or repeated properties.</summary>
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

/// <summary>The record is too large to store with its history. The message states the limit.</summary>
public sealed class RecordTooLargeException(string kind, string id, int length)
    : InvalidOperationException($"The {kind} {id} is too large: its JSON has {length} characters, and the limit is {RecordJson.Longest}.");
