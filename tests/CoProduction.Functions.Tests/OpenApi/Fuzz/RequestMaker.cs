using System.Text;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

/// <summary>Makes requests to operations: valid ones as the document describes them, and faulty ones.</summary>
internal sealed class RequestMaker(ApiDocument document, Knowledge knowledge, Random random)
{
    private readonly ValueMaker values = new(document, knowledge, random);

    /// <summary>A request that is valid by the document.</summary>
    public Sent Valid(ApiOperation operation)
    {
        var path = PathOf(operation, parameter => Uri.EscapeDataString(
            random.Next(5) > 0 && knowledge.Id(Collection(operation), random) is { } known ? known
            : random.Next(4) == 0 && parameter.Example is { } example ? example
            : values.Make(parameter.Schema, parameter.Name)!.ToString()));
        var (type, body) = Body(operation);
        return new Sent(operation.Method, WithQuery(path, QueryOf(operation, type)), Headers(operation, path), type, body);
    }

    /// <summary>The example of the record that a request creates, with an id that is probably free.</summary>
    /// <param name="creation">The operation that creates it.</param>
    /// <param name="reading">The operation that reads it by its id.</param>
    public Sent New(ApiOperation creation, ApiOperation reading)
    {
        var media = creation.Bodies.Single();
        var id = reading.Parameters.Single(parameter => parameter.In == "path");
        var body = media.Examples[0].Value.DeepClone().AsObject();
        body[body.First(member => member.Value is JsonValue value && value.ToString() == id.Example).Key] = values.New(id.Schema, id.Example!);

        // The new site resembles the example but is a different one.
        var others = creation.Parameters.Any(parameter => parameter.Name == "notDuplicateOf") ? string.Join(',', knowledge.Ids(creation.Path)) : "";
        return new Sent(
            creation.Method, others.Length > 0 ? $"{creation.Path}?notDuplicateOf={others}" : creation.Path, [], media.Type, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    /// <summary>A request with a fault in its body, query, path, headers, content type or token.</summary>
    public Sent Odd(ApiOperation operation)
    {
        var valid = Valid(operation);
        var path = valid.Address.Split('?')[0];
        switch (random.Next(operation.Bodies.Count > 0 ? 12 : 6))
        {
            case 0 or 1:
                return valid with { Address = $"{path}?{Damage.Query(operation.Parameters.Where(parameter => parameter.In == "query").Select(parameter => parameter.Name), random)}" };
            case 2 when operation.Path.Contains('{', StringComparison.Ordinal):
                return valid with { Address = PathOf(operation, _ => Damage.Id(random)) };
            case 2:
                return valid with { Address = Damage.Path(path, random) };
            case 3 or 4:
                return valid with { Headers = [.. valid.Headers, Damage.Header(random)] };
            case 5:
                return valid with { Headers = [.. valid.Headers, ("Authorization", random.Next(3) switch { 0 => "Bearer a.b.c", 1 => "Basic YTpi", _ => "Bearer" })] };
            case 6:
                return valid with { ContentType = Damage.ContentType(random) };
            default:
                return valid with
                {
                    Body = valid.ContentType == "application/json" ? Damage.Json(JsonNode.Parse(valid.Body!)!, random) : Damage.Bytes(valid.Body!, random),
                };
        }
    }

    private static string WithQuery(string path, string query) => query.Length == 0 ? path : $"{path}?{query}";

    private static string Collection(ApiOperation operation) => operation.Path.Split("/{")[0];

    private static string PathOf(ApiOperation operation, Func<ApiParameter, string> id) =>
        operation.Parameters.Where(parameter => parameter.In == "path")
            .Aggregate(operation.Path, (path, parameter) => path.Replace($"{{{parameter.Name}}}", id(parameter), StringComparison.Ordinal));

    private string QueryOf(ApiOperation operation, string? bodyType)
    {
        var given = new List<string>();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.In == "query"))
        {
            // A single file must be named, and a zip must not be.
            var isWanted = parameter.Name == "file" ? bodyType == "text/csv" : parameter.IsRequired || random.Next(5) == 0;
            if (isWanted)
            {
                var value = parameter.Example is not null && random.Next(2) == 0 ? JsonValue.Create(parameter.Example) : values.Make(parameter.Schema, parameter.Name);
                given.Add($"{parameter.Name}={Uri.EscapeDataString(ApiParameter.Sent(value!))}");
            }
        }

        return string.Join('&', given);
    }

    private List<(string, string)> Headers(ApiOperation operation, string path)
    {
        var headers = new List<(string, string)>();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.In == "header"))
        {
            var version = knowledge.Version(path);
            switch (parameter.Name)
            {
                case "If-Match":
                    headers.Add((parameter.Name, version is not null && random.Next(2) == 0 ? version : "*"));
                    break;
                case "If-None-Match" when version is not null && random.Next(4) == 0:
                    headers.Add((parameter.Name, version));
                    break;
                case "Prefer" when random.Next(4) == 0:
                    headers.Add((parameter.Name, "respond-async"));
                    break;
                case "Idempotency-Key" when random.Next(5) == 0:
                    headers.Add((parameter.Name, random.Next(4) == 0 ? "again" : $"key-{random.Next()}"));
                    break;
                case "X-Correlation-Id" when random.Next(10) == 0:
                    headers.Add((parameter.Name, $"fuzz-{random.Next(1000)}"));
                    break;
            }
        }

        return headers;
    }

    private (string? Type, byte[]? Body) Body(ApiOperation operation)
    {
        if (operation.Bodies.Count == 0)
        {
            return (null, null);
        }

        var media = operation.Bodies[random.Next(operation.Bodies.Count)];
        if (media.Type != "application/json")
        {
            return (media.Type, media.Examples.Count == 0 ? Zips.Of(operation, random) : Encoding.UTF8.GetBytes(media.Examples[0].Value.ToString()));
        }

        var body = values.Make(document.At(media.Schema!)!.AsObject(), "")!.AsObject();
        if (random.Next(4) > 0)
        {
            // Values that are valid one by one are rarely valid together, unlike those of the example.
            var example = media.Examples[random.Next(media.Examples.Count)].Value.DeepClone().AsObject();
            foreach (var (name, value) in body.Where(_ => random.Next(4) == 0).ToArray())
            {
                example[name] = value?.DeepClone();
            }

            body = example;
        }

        return (media.Type, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }
}
