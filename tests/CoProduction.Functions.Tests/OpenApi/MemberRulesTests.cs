using System.Text.Json.Nodes;
using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Registry.Partners;
using FluentValidation;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>The document states the rules of the validators.</summary>
public sealed class MemberRulesTests
{
    private static readonly MemberRules Rules = new([typeof(MemberRulesTests).Assembly]);

    [Theory]
    [InlineData(nameof(SampleBody.Code), true, """{"type":"string","pattern":"^[A-Z]{3}$","minLength":3,"maxLength":3}""")]
    [InlineData(nameof(SampleBody.Name), false, """{"type":"string","minLength":1,"maxLength":20}""")]
    [InlineData(nameof(SampleBody.Theater), false, """{"type":"string","enum":["north-america","latin-america","europe","africa","middle-east","indo-pacific"]}""")]
    [InlineData(nameof(SampleBody.Rate), false, """{"type":"number","exclusiveMinimum":0,"maximum":50}""")]
    [InlineData(nameof(SampleBody.Months), true, """{"type":"integer","minimum":1,"maximum":9}""")]
    [InlineData(nameof(SampleBody.Latitude), false, """{"type":"number","minimum":-90,"maximum":90}""")]
    [InlineData(nameof(SampleBody.Partners), true, """{"type":"array","items":{"type":"string","pattern":"^[A-Z]{3}$","minLength":3,"maxLength":3},"minItems":1,"uniqueItems":true}""")]
    [InlineData(nameof(SampleBody.Keyed), false, """{"type":"array","items":{"type":"string"}}""")]
    [InlineData(nameof(SampleBody.Conditional), false, """{"type":"number"}""")]
    public void Rule_of_a_member_is_told(string name, bool isRequired, string schema)
    {
        var member = typeof(SampleBody).GetProperty(name)!;
        var told = JsonNode.Parse(schema)!.AsObject();
        var bare = new JsonObject { ["type"] = (string?)told["type"] };
        if (told.ContainsKey("items"))
        {
            bare["items"] = new JsonObject { ["type"] = "string" };
        }

        Rules.Apply(typeof(SampleBody), member, bare);

        Assert.Equal(told.ToJsonString(), bare.ToJsonString());
        Assert.Equal(isRequired, Rules.Require(typeof(SampleBody), member));
    }

    [Fact]
    public void Domain_says_what_is_right()
    {
        Assert.Equal([CountryCode.Rule], Rules.Sentences(typeof(SampleBody), typeof(SampleBody).GetProperty(nameof(SampleBody.Partners))!));
        Assert.Empty(Rules.Sentences(typeof(SampleBody), typeof(SampleBody).GetProperty(nameof(SampleBody.Name))!));
    }

    [Fact]
    public void Of_types_without_a_validator_nothing_is_told()
    {
        Assert.True(Rules.AreKnownOf(typeof(SampleBody)));
        Assert.False(Rules.AreKnownOf(typeof(string)));
        Assert.False(Rules.Require(typeof(string), typeof(string).GetProperty(nameof(string.Length))!));
    }

    private sealed record SampleBody
    {
        public string? Code { get; init; }

        public string? Name { get; init; }

        public string? Theater { get; init; }

        public double? Rate { get; init; }

        public int? Months { get; init; }

        public decimal? Latitude { get; init; }

        public IReadOnlyList<string>? Partners { get; init; }

        public IReadOnlyList<string>? Keyed { get; init; }

        public double? Conditional { get; init; }
    }

    private sealed class SampleBodyValidator : BodyValidator<SampleBody>
    {
        public SampleBodyValidator()
        {
            RuleFor(sample => sample.Code).Required().Parses<CountryCode>();
            RuleFor(sample => sample.Name).Optional().Text(20);
            RuleFor(sample => sample.Theater).Optional().OneOf<Theater>();
            RuleFor(sample => sample.Rate).Positive(50);
            RuleFor(sample => sample.Months).Required().Between(1, 9);
            RuleFor(sample => sample.Latitude).Degrees(90);
            RuleForEach(sample => sample.Partners).Filled().Parses<CountryCode>();
            RuleFor(sample => sample.Partners).AtLeastOne();
            RuleFor(sample => sample.Partners).Distinct("Must differ.");
            RuleFor(sample => sample.Keyed).DistinctBy((text, _) => text, "Must differ.");
            RuleFor(sample => sample.Conditional).NotNull().When(sample => sample.Rate is null);
            When(sample => sample.Rate is null, () => RuleFor(sample => sample.Conditional).Required().Amount());
        }
    }
}
