using System.Text.Json.Nodes;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;

namespace CoProduction.Functions.Tests.OpenApi.Clients;

/// <summary>The client that NSwag generates, with the settings of its command line.</summary>
internal static class NSwagClient
{
    public static async Task Generate(string folder)
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(ApiDocument.File))!;
        ForgetChoices(document);
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "CoProductionClient",
            UseBaseUrl = false,
            GenerateOptionalParameters = true,
            OperationNameGenerator = new SingleClientFromOperationIdOperationNameGenerator(),
            CSharpGeneratorSettings = { Namespace = "CoProduction.NSwag", GenerateNullableReferenceTypes = true, GenerateOptionalPropertiesAsNullable = true },
        };
        var code = new CSharpClientGenerator(await OpenApiDocument.FromJsonAsync(document.ToJsonString()), settings).GenerateFile();
        await File.WriteAllTextAsync(Path.Combine(folder, "NSwagClient.cs"), code);
    }

    /// <summary>Makes any object of what is one of several, as the README of the document says: NSwag would take the first for all.</summary>
    private static void ForgetChoices(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema.Remove("discriminator"))
            {
                schema.Remove("oneOf");
            }

            foreach (var (_, member) in schema)
            {
                ForgetChoices(member);
            }
        }
        else if (node is JsonArray elements)
        {
            foreach (var element in elements)
            {
                ForgetChoices(element);
            }
        }
    }
}
