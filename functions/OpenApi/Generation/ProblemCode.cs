using System.Text.Json.Nodes;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>A problem that the program answers.</summary>
/// <param name="Code">Its code, which never changes.</param>
/// <param name="Status">The HTTP status it comes with.</param>
/// <param name="Title">Its title, as the program answers it.</param>
/// <param name="Meaning">What brings it about.</param>
internal sealed record ProblemCode(string Code, int Status, string Title, string Meaning)
{
    /// <summary>Whether the answer says in <c>Retry-After</c> when to try again.</summary>
    public bool RetryAfter { get; init; }

    /// <summary>What its example has besides; null for nothing.</summary>
    public JsonObject? Members { get; init; }

    /// <summary>What an answer with it looks like.</summary>
    public JsonObject Example
    {
        get
        {
            var example = new JsonObject { ["type"] = $"urn:coproduction:problem:{Code}", ["title"] = Title, ["status"] = Status, ["code"] = Code };
            foreach (var (name, value) in Members ?? [])
            {
                example[name] = value?.DeepClone();
            }

            example["correlationId"] = "4bf92f3577b34da6a3ce929d0e0e4736";
            return example;
        }
    }
}
