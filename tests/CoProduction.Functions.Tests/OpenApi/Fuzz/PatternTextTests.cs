using CoProduction.Functions.OpenApi.Generation;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

public sealed class PatternTextTests
{
    [Fact]
    public void Every_pattern_of_the_document_has_texts()
    {
        var random = new Random(1);

        Assert.All(TextShapes.All, type =>
        {
            var schema = TextShapes.Of(type);
            Assert.NotNull(PatternText.Of(schema["pattern"]!.GetValue<string>(), schema["minLength"]!.GetValue<int>(), schema["maxLength"]!.GetValue<int>(), random));
        });
    }
}
