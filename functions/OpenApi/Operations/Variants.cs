using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Import.JsonLines;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records;
using CoProduction.Functions.Records.Scenarios;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>The objects whose kind decides which members they have, or of which type one is. Each kind has a schema of its own, which the kind selects.</summary>
internal sealed class Variants(RecordKinds kinds)
{
    /// <summary>The member that selects the variant.</summary>
    public const string Discriminator = "kind";

    /// <summary>The variants of a type; empty if it has none.</summary>
    public IReadOnlyList<Variant> Of(Type type) =>
        type == typeof(ChangeBody) ? [.. Enum.GetValues<ChangeKind>().Select(OfScenario)]
        : type == typeof(ChangeResponse) ? [.. kinds.All.Select(kind => new Variant(kind.Name, $"Changed{Schemas.NameOf(kind.Body)}") { Types = { ["record"] = kind.Body } })]
        : type == typeof(ImportLine) ? [.. kinds.All.Select(OfLine), new Variant(JsonLineParser.Snapshot, "ImportedSnapshot") { Members = [Discriminator, "record"] }]
        : [];

    /// <summary>The lines about records of a kind. Those that delete have other members than those that state a record.</summary>
    private static Variant OfLine(RecordKind kind) => new(kind.Name, $"Imported{Schemas.NameOf(kind.Body)}")
    {
        Types = { ["record"] = kind.Body },
        Likenesses = { ["id"] = (kind.Body, kind.IdProperty) },
        Rules =
        {
            ["eTag"] = new() { ["pattern"] = "^\"[!#-\\[\\]-~]+\"$" },
            ["delete"] = new() { ["const"] = true },
        },
        Condition = new()
        {
            ["if"] = With("delete", []),
            ["then"] = With("id", new() { ["record"] = Nothing }),
            ["else"] = With("record", new() { ["id"] = Nothing }),
        },
    };

    /// <summary>The schema that nothing fits. It is spelled out, because Kiota cannot read the short form, false.</summary>
    private static JsonObject Nothing => new() { ["not"] = new JsonObject() };

    /// <summary>The schema of what has a member, and others only as they are given.</summary>
    private static JsonObject With(string member, JsonObject others)
    {
        others[member] = new JsonObject();
        return new JsonObject { ["properties"] = others, ["required"] = Nodes.List(member) };
    }

    private static Variant OfScenario(ChangeKind kind) => new(Word.Of(kind), $"{kind}Change")
    {
        Members = [Discriminator, .. ChangeMembers.Of(kind).Select(JsonNamingPolicy.CamelCase.ConvertName)],
        Required = [Discriminator, .. ChangeMembers.RequiredOf(kind).Select(JsonNamingPolicy.CamelCase.ConvertName)],
    };
}

/// <summary>One kind of an object.</summary>
/// <param name="Kind">The word that selects it.</param>
/// <param name="Name">The name of its schema.</param>
internal sealed record Variant(string Kind, string Name)
{
    /// <summary>The members that it can have; null for all.</summary>
    public IReadOnlyList<string>? Members { get; init; }

    /// <summary>The members that it must have; null for those of every kind.</summary>
    public IReadOnlyList<string>? Required { get; init; }

    /// <summary>The types of members that hold any JSON in other kinds.</summary>
    public Dictionary<string, Type> Types { get; } = [];

    /// <summary>The members that are like a member of another type.</summary>
    public Dictionary<string, (Type Type, string Member)> Likenesses { get; } = [];

    /// <summary>What else holds for members.</summary>
    public Dictionary<string, JsonObject> Rules { get; } = [];

    /// <summary>What holds for the members together.</summary>
    public JsonObject Condition { get; init; } = [];
}
